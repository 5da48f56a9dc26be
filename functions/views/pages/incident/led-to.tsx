import { pathTo } from "#shared/contract/routes.ts";
import type { LedTo } from "#shared/domain/review/amendments-from.ts";

const One = ({ review, number, clause, title, isTakenBack, version }: LedTo) => (
  <li>
    <a class="govuk-link" href={`${pathTo("reviewOf", { key: review })}#amendment-${number}`}>
      Amendment {number} of the annual review {review}
    </a>
    : {title === undefined ? "a clause is removed" : `“${title}”`}
    {isTakenBack && ", taken back"}
    {version !== undefined && (
      <>
        , in{" "}
        <a
          class="govuk-link"
          href={`${pathTo("policyChanges", { number: String(version) })}#change-${clause}`}
        >
          version {version}
        </a>
      </>
    )}
  </li>
);

/** What the lessons of an incident changed in the policy. */
export const WhatCameOfIt = ({ ledTo }: { readonly ledTo: readonly LedTo[] }) =>
  ledTo.length === 0 ? null : (
    <>
      <h3 class="govuk-heading-s">What came of it</h3>
      <ul class="govuk-list govuk-list--bullet">
        {ledTo.map((one) => (
          <One {...one} />
        ))}
      </ul>
    </>
  );
