import { Tag } from "#functions/views/components/tag.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import type { Amendment } from "#shared/domain/policy/amendment.ts";
import { clauses } from "#shared/domain/policy/clauses.ts";
import type { Review } from "#shared/domain/review/review.ts";
import { instantInWords } from "#shared/domain/time.ts";
import { Typed } from "../typed.tsx";
import type { ReviewView } from "./review-model.ts";
import { stepPath, titlesIn } from "./review-words.ts";

type ReviewAmendment = Review["amendments"][number];

const kinds: Readonly<
  Record<Amendment["change"], { readonly words: string; readonly tag: string }>
> = {
  edit: { words: "Changed", tag: "govuk-tag--yellow" },
  add: { words: "New", tag: "govuk-tag--green" },
  drop: { words: "Removed", tag: "govuk-tag--red" },
};

/**
 * Where an amendment comes from. Governors are told the clauses that lessons were about and never the
 * incidents; who may open an incident is led to it.
 */
const Lessons = ({ one, view }: { one: ReviewAmendment; view: ReviewView }) => {
  const mayOpen = (reference: (typeof one.lessons)[number]["reference"]) => view.mayOpen(reference);
  const about = [...new Set(one.lessons.map(({ clause }) => clauses[clause].title))];
  const open = [...new Set(one.lessons.map(({ reference }) => reference))].filter(mayOpen);
  if (about.length === 0) return <>No lesson of the register.</>;
  return (
    <>
      Lessons about {about.map((title) => `“${title}”`).join(", ")}
      {open.length > 0 && (
        <>
          {" "}
          from{" "}
          {open.map((reference, place) => (
            <>
              {place > 0 && ", "}
              <a class="govuk-link app-nowrap" href={pathTo("incident", { reference })}>
                {reference}
              </a>
            </>
          ))}
        </>
      )}
    </>
  );
};

const Links = ({ one, view }: { one: ReviewAmendment; view: ReviewView }) => {
  const { review, allowed } = view;
  const number = String(one.number);
  const clause = one.change.clause;
  const heard = <span class="govuk-visually-hidden"> (amendment {number})</span>;
  const isStanding = one.takenBack === undefined;
  return (
    <p class="govuk-body app-change-links">
      {isStanding && (
        <a class="govuk-link" href={`${stepPath(review, "changes")}#change-${clause}`}>
          See the change{heard}
        </a>
      )}
      {isStanding && one.change.change !== "add" && (
        <a class="govuk-link" href={`${pathTo("policy")}#${clause}`}>
          The clause as it is now{heard}
        </a>
      )}
      {isStanding && allowed.includes("comment") && (
        <a class="govuk-link" href={stepPath(review, "comment", { about: clause })}>
          Comment{heard}
        </a>
      )}
      {isStanding && allowed.includes("withdraw-amendment") && (
        <a class="govuk-link" href={stepPath(review, "withdraw-amendment", { number })}>
          Take it back{heard}
        </a>
      )}
      {!isStanding && allowed.includes("propose-amendment") && (
        <a class="govuk-link" href={stepPath(review, "propose-amendment", { again: number })}>
          Write it again{heard}
        </a>
      )}
    </p>
  );
};

const One = ({ one, view }: { one: ReviewAmendment; view: ReviewView }) => {
  const titleOf = titlesIn(view.text.after, view.text.before);
  const { change, takenBack } = one;
  const title = change.change === "drop" ? titleOf(change.clause) : change.title;
  return (
    <li class="app-said" id={`amendment-${one.number}`}>
      <h3 class="govuk-heading-s govuk-!-margin-bottom-1">
        {one.number}. {title}{" "}
        <Tag classes={takenBack ? "govuk-tag--grey" : kinds[change.change].tag}>
          {takenBack ? "Taken back" : kinds[change.change].words}
        </Tag>
      </h3>
      <p class="govuk-body govuk-!-margin-bottom-1">
        Why: <Typed text={one.why} />
      </p>
      <p class="govuk-body govuk-!-margin-bottom-1">
        Comes from: <Lessons one={one} view={view} />
      </p>
      <p class="govuk-hint govuk-!-margin-bottom-1">
        {one.by}, {instantInWords(one.at)}
        {takenBack && `. Taken back by ${takenBack.by}, ${instantInWords(takenBack.at)}`}
      </p>
      <Links one={one} view={view} />
    </li>
  );
};

/** What should change in the policy, why, and out of what. */
export const Amendments = (view: ReviewView) => {
  const { amendments } = view.review;
  if (amendments.length === 0) {
    return <p class="govuk-body">None. The text would be approved as it is.</p>;
  }
  return (
    <ol class="govuk-list govuk-list--spaced">
      {amendments.map((one) => (
        <One one={one} view={view} />
      ))}
    </ol>
  );
};
