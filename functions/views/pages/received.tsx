import { Button } from "#functions/views/components/button.tsx";
import { CopyButton, PrintButton } from "#functions/views/components/page-tools.tsx";
import { Panel } from "#functions/views/components/panel.tsx";
import { page } from "#functions/views/layout.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { type Instant, instantInWords } from "#shared/domain/time.ts";

export interface ReceivedPage {
  readonly school: SchoolProfile;
  readonly reference: string;
  /** In groups of four digits. */
  readonly receipt: string;
  readonly receivedAt: Instant;
}

/** What the reporter takes away: made for printing, shown for a few minutes and never again. */
export const receivedPage = ({ school, reference, receipt, receivedAt }: ReceivedPage): string =>
  page({
    title: "Report sent",
    school,
    current: "report",
    children: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <Panel titleText="Report sent">
            Your reference
            <br />
            <strong class="app-nowrap">{reference}</strong>
          </Panel>
          <h2 class="govuk-heading-m">Your receipt</h2>
          <p class="app-receipt" id="receipt">
            {receipt}
          </p>
          <p class="govuk-body">
            <strong>Write the receipt down, or print this page.</strong> It is the only way to see
            what became of your report. It is shown only now: the school does not keep it and cannot
            send it again. Do not give it to anyone.
          </p>
          <div class="govuk-button-group">
            <PrintButton />
            <CopyButton from="receipt">Copy the receipt</CopyButton>
          </div>
          <h2 class="govuk-heading-m">What happens now</h2>
          <p class="govuk-body">
            Your report was received on {instantInWords(receivedAt)}. It is in the school’s
            register, and the people who deal with it are being told. Anyone you named cannot see
            it.
          </p>
          <p class="govuk-body">
            Quote the reference if you speak to the school. To follow your report, go to{" "}
            <a class="govuk-link" href={pathTo("followUp")}>
              follow up a report
            </a>{" "}
            and enter your receipt.
          </p>
          <p class="govuk-body">
            If a child may be at risk, call the school now on {school.phone}. If someone is in
            danger, call 999.
          </p>
          <form method="post" action={pathTo("reportStep", { step: "clear" })}>
            <Button classes="govuk-button--secondary">Finish and clear this page</Button>
          </form>
        </div>
      </div>
    ),
  });
