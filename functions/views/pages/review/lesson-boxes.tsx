import { Checkboxes } from "#functions/views/components/checkboxes.tsx";
import { Details } from "#functions/views/components/details.tsx";
import type { Lesson } from "#shared/domain/incident/lessons.ts";
import { clauses } from "#shared/domain/policy/clauses.ts";
import { errorOf, type ReviewForm } from "./review-form.ts";

const lessonItem = ({ reference, clause, note }: Lesson) => ({
  value: `${reference}/${clause}`,
  text: <span class="app-typed">{note}</span>,
  hint: { text: `${reference}: ${clauses[clause].title}` },
});

/** What a lesson about one clause taught can change another: those are there too, folded away. */
const OtherLessons = ({ form, lessons }: { form: ReviewForm; lessons: readonly Lesson[] }) => {
  if (lessons.length === 0) return null;
  const values = form.typed.all("lessons");
  const items = lessons.map(lessonItem);
  return (
    <Details
      summaryText="Lessons about other clauses"
      open={items.some(({ value }) => values.includes(value))}
    >
      <Checkboxes
        name="lessons"
        idPrefix="other-lessons"
        fieldset={{
          legend: { text: "Lessons about other clauses", classes: "govuk-visually-hidden" },
        }}
        items={items}
        values={values}
      />
    </Details>
  );
};

/** Lessons of the clause that is amended come first; for a new clause all of them. */
export const LessonBoxes = ({ form }: { form: ReviewForm }) => {
  const clause = form.typed.one("clause");
  const isNew = form.typed.one("change") === "add";
  const isNear = (one: Lesson) => isNew || one.clause === clause;
  const near = form.lessons.filter(isNear);
  if (form.lessons.length === 0) return null;
  return (
    <>
      <Checkboxes
        name="lessons"
        fieldset={{
          legend: {
            text: "Which lessons does it come from? (optional)",
            classes: "govuk-fieldset__legend--m",
          },
        }}
        hint={{
          text: `${near.length === 0 ? "No lesson names this clause. " : ""}Governors are told the clause that a lesson is about, and neither its words nor the incident. Whoever an incident names does not decide on what comes from it.`,
        }}
        items={near.map(lessonItem)}
        values={form.typed.all("lessons")}
        errorMessage={errorOf(form, "lessons")}
      />
      <OtherLessons form={form} lessons={form.lessons.filter((one) => !isNear(one))} />
    </>
  );
};
