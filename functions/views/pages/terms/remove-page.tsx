import { Button } from "#functions/views/components/button.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { periodWords } from "#shared/domain/school/school-year.ts";
import type { Member } from "#shared/domain/school/session.ts";
import type { CalendarEntry } from "#shared/domain/school/term-calendar.ts";
import { keyOf, type TermDates } from "#shared/domain/school/term-dates.ts";
import { officePage } from "../office-page.tsx";
import { ChangedMeanwhile } from "./changed-meanwhile.tsx";
import { termWords } from "./term-words.ts";
import { stepAddress } from "./terms-page.tsx";

export interface RemovePage {
  readonly school: SchoolProfile;
  readonly member: Member;
  readonly seen: number;
  readonly term: TermDates;
  readonly since: readonly CalendarEntry[];
}

/** Asks once more before a term is removed. */
export const removePage = ({ school, member, seen, term, since }: RemovePage): string =>
  officePage({
    school,
    member,
    title: `Remove ${periodWords(term)}`,
    current: "terms",
    back: pathTo("terms"),
    heading: `Remove ${periodWords(term)}?`,
    news: <ChangedMeanwhile since={since} />,
    children: (
      <>
        <p class="govuk-body">{termWords(term)}.</p>
        <p class="govuk-body">
          You can add it again at any time. The list of changes still has its dates.
        </p>
        <form method="post" action={stepAddress("remove", term)} novalidate>
          <input type="hidden" name="seen" value={seen} />
          <input type="hidden" name="term" value={keyOf(term)} />
          <div class="govuk-button-group">
            <Button classes="govuk-button--warning" preventDoubleClick>
              Remove the term
            </Button>
            <a class="govuk-link" href={pathTo("terms")}>
              Keep it
            </a>
          </div>
        </form>
      </>
    ),
  });
