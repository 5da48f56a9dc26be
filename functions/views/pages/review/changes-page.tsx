import { InsetText } from "#functions/views/components/inset-text.tsx";
import { PrintButton } from "#functions/views/components/page-tools.tsx";
import { page } from "#functions/views/layout.tsx";
import { signedInAs } from "#functions/views/pages/signed-in.ts";
import { changesInWords, DiffKey } from "../policy/changes-page.tsx";
import { ChangesList, ClauseChanges } from "../policy/clause-changes.tsx";
import { differentClauses, type ReviewView } from "./review-model.ts";
import { reviewPath, stepPath } from "./review-words.ts";

/** The clauses that are different, each before and after. */
export const AllChanges = (view: ReviewView) => {
  const { text, review, versions } = view;
  const to = text.version?.number ?? Math.max(...versions.map(({ number }) => number)) + 1;
  return (
    <>
      {differentClauses(view).map((clause) => (
        <>
          <ClauseChanges clause={clause} from={text.from.number} to={to} />
          {view.allowed.includes("comment") && (
            <p class="govuk-body app-no-print">
              <a class="govuk-link" href={stepPath(review, "comment", { about: clause.id })}>
                Comment on this clause
                <span class="govuk-visually-hidden">
                  : {(clause.after ?? clause.before)?.title.map(({ words }) => words).join("")}
                </span>
              </a>
            </p>
          )}
        </>
      ))}
    </>
  );
};

/** What the review would change in the policy, or changes: the text that governors decide on. */
export const reviewChangesPage = (view: ReviewView): string => {
  const { school, member, review, text } = view;
  const clauses = differentClauses(view);
  return page({
    title: `What changes by the annual review ${review.key}`,
    school,
    signedIn: signedInAs(member),
    current: "review",
    back: reviewPath(review),
    wide: true,
    children: (
      <div class="app-document">
        <span class="govuk-caption-l">Annual review {review.key}</span>
        <h1 class="govuk-heading-l">What changes</h1>
        {text.fault === undefined ? (
          <p class="govuk-body-l">{changesInWords(text.clauses)}</p>
        ) : (
          <InsetText>{text.fault}</InsetText>
        )}
        {text.version === undefined && (
          <p class="govuk-body">
            This is a draft. It can change until it is put before the governors.
          </p>
        )}
        {clauses.length > 0 && (
          <>
            <ChangesList clauses={clauses} />
            <DiffKey />
            <PrintButton>Print the changes</PrintButton>
          </>
        )}
        <AllChanges {...view} />
      </div>
    ),
  });
};
