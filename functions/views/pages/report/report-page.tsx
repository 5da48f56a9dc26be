import type { ComponentType } from "preact";
import { Button } from "#functions/views/components/button.tsx";
import { ErrorSummary } from "#functions/views/components/error-summary.tsx";
import { LinkButton } from "#functions/views/components/link-button.tsx";
import { page } from "#functions/views/layout.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { type AnswerFault, type Step, type StepProps, steps } from "./answers.ts";
import { CheckStep } from "./check-step.tsx";
import { AboutStep, KindStep, WhatStep, WhoStep } from "./first-steps.tsx";
import { DoneStep, ReachStep, SiteStep, WhenStep } from "./middle-steps.tsx";
import { PeopleStep } from "./people-step.tsx";

const pages = {
  who: { title: "Who are you?", Body: WhoStep },
  kind: { title: "What kind of thing is it?", Body: KindStep },
  about: { title: "What was it about?", Body: AboutStep },
  what: { title: "What happened?", Body: WhatStep },
  when: { title: "Where and when did it happen?", Body: WhenStep },
  site: { title: "Which site, app or game was it on?", Body: SiteStep },
  people: { title: "Who was involved?", Body: PeopleStep },
  done: { title: "What has been done already?", Body: DoneStep },
  reach: { title: "Do you want to give your name?", Body: ReachStep },
  check: { title: "Check your answers", Body: CheckStep },
} as const satisfies Record<Step, { title: string; Body: ComponentType<StepProps> }>;

export interface ReportPage extends StepProps {
  readonly school: SchoolProfile;
  readonly step: Step;
  /** The draft, sealed: the next page gets it back. */
  readonly sealed: string;
  /** Why it could not be sent just now; nothing is wrong with the answers. */
  readonly trouble?: string | undefined;
}

const formId = "report";

/** On the check page a fault leads to the line with its change button, elsewhere to its control. */
const targetOf = (shown: Step, { step, field }: AnswerFault): string =>
  shown === "check" ? `#to-${step}` : `#${field}`;

const Faults = ({ step, faults, trouble }: ReportPage) => {
  if (faults.length === 0 && trouble === undefined) return null;
  const list = faults.map((fault) => ({ text: fault.words, href: targetOf(step, fault) }));
  return <ErrorSummary errorList={trouble === undefined ? list : [{ text: trouble }, ...list]} />;
};

/** First in the form, so that the Enter key goes on instead of back. */
const DefaultButton = ({ value }: { value: string }) => (
  <button
    type="submit"
    form={formId}
    name="go"
    value={value}
    class="govuk-visually-hidden"
    tabIndex={-1}
    aria-hidden="true"
  >
    Continue
  </button>
);

/** One page of the form. Every button posts it: the answers travel in the page. */
export function reportPage(props: ReportPage): string {
  const { school, step, sealed, answers, faults, trouble } = props;
  const { title, Body } = pages[step];
  const onwards = step === "check" ? "send" : "next";
  return page({
    title,
    school,
    current: "report",
    errors: faults.length > 0 || trouble !== undefined,
    back:
      step === steps[0] ? (
        pathTo("home")
      ) : (
        <>
          <DefaultButton value={onwards} />
          <LinkButton name="go" value="back" form={formId} classes="govuk-back-link">
            Back
          </LinkButton>
        </>
      ),
    children: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <Faults {...props} />
          <form id={formId} method="post" action={pathTo("reportStep", { step })} novalidate>
            <input type="hidden" name="draft" value={sealed} />
            {step === steps[0] && <DefaultButton value={onwards} />}
            <Body answers={answers} faults={faults} />
            <Button
              name="go"
              value={onwards}
              preventDoubleClick={step === "check" ? true : undefined}
            >
              {step === "check" ? "Send the report" : "Continue"}
            </Button>
          </form>
        </div>
      </div>
    ),
  });
}
