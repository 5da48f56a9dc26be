import { PrintButton } from "#functions/views/components/page-tools.tsx";
import { page } from "#functions/views/layout.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import type { Evidence } from "#shared/domain/review/evidence.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { periodDays, periodKey, periodWords, yearOf } from "#shared/domain/school/school-year.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { dayInWords, instantInWords } from "#shared/domain/time.ts";
import { reviewStatusWords } from "../review/review-words.ts";
import { signedInAs } from "../signed-in.ts";
import { IncidentsPart } from "./incidents-part.tsx";
import { LawPart, OpenPart, RemindersPart } from "./people-parts.tsx";
import { LessonsPart, MonitoringPart, SitesPart } from "./record-parts.tsx";
import { Contents } from "./section.tsx";

export interface EvidencePage {
  readonly school: SchoolProfile;
  readonly member: Member;
  readonly evidence: Evidence;
}

const Fact = ({ name, children }: { name: string; children: string }) => (
  <div class="app-evidence__fact">
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const policyWords = (policy: Evidence["policy"]): string =>
  policy
    ? `Version ${policy.number}${policy.inForceFrom ? `, in force since ${dayInWords(policy.inForceFrom)}` : ""}`
    : "None that this service knows of";

/** The first sheet: what this is, of which year and of which day. */
const Title = ({ school, evidence }: Omit<EvidencePage, "member">) => {
  const { year, at, policy, review } = evidence;
  return (
    <header class="app-evidence__title">
      <h1 class="govuk-heading-xl">
        <span class="govuk-caption-xl">{school.name}</span> Evidence for the annual review of the
        social media policy
      </h1>
      <dl class="app-evidence__facts">
        <Fact name="Year">{`${periodWords({ year })}: ${periodDays({ year })}`}</Fact>
        <Fact name="As it stood on">{instantInWords(at)}</Fact>
        <Fact name="Policy in force">{policyWords(policy)}</Fact>
        {review && (
          <Fact name="Review">
            {`Due on ${dayInWords(review.dueOn)}. ${reviewStatusWords[review.status].words}`}
          </Fact>
        )}
        <Fact name="For">
          The governing board, its clerk, the headteacher and the two leads. It names nobody
        </Fact>
      </dl>
    </header>
  );
};

const yearLink = (year: number): string => `${pathTo("evidence")}?year=${periodKey({ year })}`;

const OtherYears = ({ year, at }: Pick<Evidence, "year" | "at">) => (
  <p class="govuk-body app-no-print">
    <a class="govuk-link" href={yearLink(year - 1)}>
      {periodWords({ year: year - 1 })}
    </a>
    {year < yearOf(at) && (
      <>
        {" "}
        <a class="govuk-link" href={yearLink(year + 1)}>
          {periodWords({ year: year + 1 })}
        </a>
      </>
    )}
  </p>
);

/** All that a school year leaves for the governors to look at before they approve the policy. */
export const evidencePage = (model: EvidencePage): string => {
  const { school, member, evidence } = model;
  return page({
    title: `Evidence for the review, ${periodWords({ year: evidence.year }).toLowerCase()}`,
    school,
    wide: true,
    current: "review",
    signedIn: signedInAs(member),
    back: pathTo("review"),
    children: (
      <div class="app-document app-evidence">
        <Title school={school} evidence={evidence} />
        <OtherYears {...evidence} />
        <PrintButton>Print the evidence</PrintButton>
        <Contents />
        <IncidentsPart evidence={evidence} />
        <LessonsPart evidence={evidence} />
        <MonitoringPart evidence={evidence} />
        <SitesPart evidence={evidence} />
        <RemindersPart evidence={evidence} />
        <LawPart evidence={evidence} />
        <OpenPart evidence={evidence} />
      </div>
    ),
  });
};
