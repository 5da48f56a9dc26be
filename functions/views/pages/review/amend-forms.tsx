import { Button } from "#functions/views/components/button.tsx";
import { Details } from "#functions/views/components/details.tsx";
import { Input } from "#functions/views/components/input.tsx";
import { InsetText } from "#functions/views/components/inset-text.tsx";
import { Radios } from "#functions/views/components/radios.tsx";
import { Select } from "#functions/views/components/select.tsx";
import { Textarea } from "#functions/views/components/textarea.tsx";
import type { Lesson } from "#shared/domain/incident/lessons.ts";
import { clauses } from "#shared/domain/policy/clauses.ts";
import { numbered } from "#shared/domain/policy/policy-text.ts";
import { reviewLimits, standingAmendments } from "#shared/domain/review/review.ts";
import { DiffKey } from "../policy/changes-page.tsx";
import { ClauseChanges } from "../policy/clause-changes.tsx";
import { LongField } from "./form-parts.tsx";
import { LessonBoxes } from "./lesson-boxes.tsx";
import { errorOf, type ReviewForm } from "./review-form.ts";
import { stepPath, titlesIn } from "./review-words.ts";

/** True if it is said which clause is amended, and how. */
export const isChosen = ({ typed }: Pick<ReviewForm, "typed">): boolean => {
  const change = typed.one("change");
  if (change === "add") return typed.one("section") !== "";
  return (change === "edit" || change === "drop") && typed.one("clause") !== "";
};

const countedByClause = (lessons: readonly Lesson[]) =>
  [...new Set(lessons.map(({ clause }) => clause))].map((clause) => ({
    clause,
    count: lessons.filter((one) => one.clause === clause).length,
  }));

const FromLessons = ({ form }: { form: ReviewForm }) => {
  const counted = countedByClause(form.lessons);
  if (counted.length === 0) return null;
  return (
    <section class="app-section">
      <h2 class="govuk-heading-m">Clauses that lessons name</h2>
      <p class="govuk-body">From incidents of this school year and the last that you may open.</p>
      <ul class="govuk-list govuk-list--bullet">
        {counted.map(({ clause, count }) => (
          <li>
            <a
              class="govuk-link"
              href={stepPath(form.review, form.change, { change: "edit", clause })}
            >
              {clauses[clause].title}
            </a>{" "}
            ({count === 1 ? "1 lesson" : `${count} lessons`})
          </li>
        ))}
      </ul>
    </section>
  );
};

/** Which clause, and what is done with it: nothing is posted yet. */
export const ChooseClause = (form: ReviewForm) => {
  const { text, review, change } = form;
  const sections = numbered(text.before);
  const amended = standingAmendments(review).map((one) => one.change.clause);
  return (
    <>
      <FromLessons form={form} />
      <form method="get" action={stepPath(review, change)} class="app-section">
        <h2 class="govuk-heading-m">Change or remove a clause</h2>
        <Select
          name="clause"
          label={{ text: "Which clause?" }}
          items={sections.flatMap((section) =>
            section.clauses.map(({ id, number, title }) => ({
              value: id,
              text: `${number} ${title}${amended.includes(id) ? " (amended already)" : ""}`,
            })),
          )}
          value={form.typed.one("clause")}
        />
        <Radios
          name="change"
          classes="govuk-radios--inline"
          fieldset={{ legend: { text: "What is done with it?" } }}
          items={[
            { value: "edit", text: "Change its words" },
            { value: "drop", text: "Remove it" },
          ]}
          value={form.typed.one("change") || "edit"}
        />
        <Button>Continue</Button>
      </form>
      <form method="get" action={stepPath(review, change)} class="app-section">
        <h2 class="govuk-heading-m">Add a clause</h2>
        <input type="hidden" name="change" value="add" />
        <Select
          name="section"
          label={{ text: "At the end of which section?" }}
          items={sections.map(({ id, number, title }) => ({
            value: id,
            text: `${number}. ${title}`,
          }))}
        />
        <Button classes="govuk-button--secondary">Continue</Button>
      </form>
    </>
  );
};

const HowToWrite = () => (
  <Details summaryText="How to write paragraphs, lists and links">
    <ul class="govuk-list govuk-list--bullet">
      <li>An empty line begins another paragraph.</li>
      <li>
        A line that begins with <code>- </code> is an entry of a list.
      </li>
      <li>
        <code>- **Name:** what it is</code> sets the first words of an entry in bold.
      </li>
      <li>
        <code>- [Name](https://example.org): what it is</code> links them.
      </li>
    </ul>
  </Details>
);

const WordsFields = ({ form }: { form: ReviewForm }) => (
  <>
    <Input
      name="title"
      label={{ text: "Title of the clause", classes: "govuk-label--m" }}
      value={form.typed.one("title")}
      errorMessage={errorOf(form, "title")}
    />
    <HowToWrite />
    <Textarea
      name="markdown"
      label={{ text: "What the clause says", classes: "govuk-label--m" }}
      rows={14}
      value={form.typed.one("markdown")}
      errorMessage={errorOf(form, "markdown")}
    />
  </>
);

const Preview = ({ form }: { form: ReviewForm }) => {
  const { preview, text, versions } = form;
  const clause = preview?.review.amendments.at(-1)?.change.clause;
  const found = preview?.text.clauses.find(({ id }) => id === clause);
  if (!preview || !found) return null;
  return (
    <section class="app-section" aria-labelledby="preview">
      <h2 class="govuk-heading-m" id="preview">
        How it would look
      </h2>
      <InsetText>Nothing is kept yet.</InsetText>
      {found.state === "unchanged" ? (
        <p class="govuk-body">No word is different from the clause as it is.</p>
      ) : (
        <>
          <DiffKey />
          <ClauseChanges
            clause={found}
            from={text.from.number}
            to={Math.max(...versions.map(({ number }) => number)) + 1}
          />
        </>
      )}
    </section>
  );
};

/** The words of a clause, why they should be so, and out of what: `isChosen` came before. */
export const AmendFields = (form: ReviewForm) => {
  const { typed, text } = form;
  const change = typed.one("change");
  const titleOf = titlesIn(text.before);
  const isDrop = change === "drop";
  return (
    <>
      <Preview form={form} />
      <input type="hidden" name="change" value={change} />
      {change === "add" ? (
        <input type="hidden" name="section" value={typed.one("section")} />
      ) : (
        <input type="hidden" name="clause" value={typed.one("clause")} />
      )}
      {isDrop ? (
        <InsetText>“{titleOf(typed.one("clause"))}” would be removed from the policy.</InsetText>
      ) : (
        <WordsFields form={form} />
      )}
      <LongField
        form={form}
        field="why"
        label="Why is it needed?"
        hint="Governors read this. Name nobody, and tell of no single incident."
        limit={reviewLimits.why}
      />
      <LessonBoxes form={form} />
    </>
  );
};
