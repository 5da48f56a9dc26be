import { Button } from "#functions/views/components/button.tsx";
import { ErrorSummary } from "#functions/views/components/error-summary.tsx";
import { Input } from "#functions/views/components/input.tsx";
import { SummaryList } from "#functions/views/components/summary-list.tsx";
import { page } from "#functions/views/layout.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { type Status, statusWords } from "#shared/domain/incident/status.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { type Instant, instantInWords } from "#shared/domain/time.ts";

export interface FollowUpPage {
  readonly school: SchoolProfile;
  readonly typed: string;
  readonly fault?: string | undefined;
}

export const followUpPage = ({ school, typed, fault }: FollowUpPage): string =>
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
            <Button>Continue</Button>
          </form>
        </div>
      </div>
    ),
  });

export interface FollowedPage {
  readonly school: SchoolProfile;
  readonly reference: string;
  readonly status: Status;
  readonly receivedAt: Instant;
}

export const followedPage = ({ school, reference, status, receivedAt }: FollowedPage): string =>
  page({
    title: "Your report",
    school,
    current: "followUp",
    back: pathTo("followUp"),
    children: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">Your report</h1>
          <SummaryList
            rows={[
              { key: { text: "Reference" }, value: { text: reference } },
              { key: { text: "Received" }, value: { text: instantInWords(receivedAt) } },
              { key: { text: "Where it stands" }, value: { text: statusWords[status].reporter } },
            ]}
          />
          <p class="govuk-body">
            The school may not be able to tell you what it decided about other people. To add
            something, send another report and quote the reference.
          </p>
        </div>
      </div>
    ),
  });
