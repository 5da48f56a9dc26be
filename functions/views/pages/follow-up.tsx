import { Button } from "#functions/views/components/button.tsx";
import { ErrorSummary } from "#functions/views/components/error-summary.tsx";
import { Input } from "#functions/views/components/input.tsx";
import { page } from "#functions/views/layout.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";

export interface FollowUpPage {
  readonly school: SchoolProfile;
  readonly typed: string;
  readonly fault?: string | undefined;
  /** A message that was written on a page whose time is over: it waits for the receipt. */
  readonly kept?: string | undefined;
}

export const followUpPage = ({ school, typed, fault, kept }: FollowUpPage): string =>
  page({
    title: "Follow up a report",
    school,
    current: "followUp",
    errors: fault !== undefined,
    back: pathTo("home"),
    children: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {fault && <ErrorSummary errorList={[{ text: fault, href: "#receipt" }]} />}
          <form method="post" action={pathTo("followUp")} novalidate>
            <Input
              name="receipt"
              label={{
                text: "What is your receipt?",
                isPageHeading: true,
                classes: "govuk-label--l",
              }}
              hint={{ text: "The 16 digits you were given when you sent your report." }}
              classes="govuk-input--width-20 govuk-input--extra-letter-spacing"
              inputmode="numeric"
              autocomplete="off"
              spellcheck={false}
              value={typed}
              errorMessage={fault ? { text: fault } : undefined}
            />
            {kept && <input type="hidden" name="text" value={kept} />}
            <Button>Continue</Button>
          </form>
        </div>
      </div>
    ),
  });
