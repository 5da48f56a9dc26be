import type { ComponentChildren } from "preact";
import { type Page, page } from "#functions/views/layout.tsx";
import type { Member } from "#shared/domain/school/session.ts";
import { FaultSummary, type FaultsProps } from "./fault-summary.tsx";
import { signedInAs } from "./signed-in.ts";

interface OfficePage
  extends Pick<Page, "school" | "title" | "current" | "back" | "wide" | "children">,
    Partial<FaultsProps> {
  readonly member: Member;
  /** The title, if nothing else is said. */
  readonly heading?: ComponentChildren;
  /** What must be read before the heading: what others did meanwhile, what was done. */
  readonly news?: ComponentChildren;
}

/** A page of the office: what is wrong, what is new, its heading, and the rest in one column or wide. */
export function officePage(options: OfficePage): string {
  const { member, heading, news, faults = [], targetOf, children, ...rest } = options;
  const content = (
    <>
      <FaultSummary faults={faults} targetOf={targetOf} />
      {news}
      <h1 class="govuk-heading-l">{heading ?? rest.title}</h1>
      {children}
    </>
  );
  return page({
    ...rest,
    signedIn: signedInAs(member),
    errors: faults.length > 0,
    children: rest.wide ? (
      content
    ) : (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">{content}</div>
      </div>
    ),
  });
}
