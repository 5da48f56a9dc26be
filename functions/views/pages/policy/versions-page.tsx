import { Table, type TableCell } from "#functions/views/components/table.tsx";
import { Tag } from "#functions/views/components/tag.tsx";
import { page } from "#functions/views/layout.tsx";
import { signedInAs } from "#functions/views/pages/signed-in.ts";
import { pathTo } from "#shared/contract/routes.ts";
import { bodyInWords } from "#shared/domain/policy/approval-words.ts";
import {
  type AllVersions,
  daysInForce,
  type PolicyVersion,
  standingOf,
} from "#shared/domain/policy/policy-version.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { type Day, dayInWords, schoolDay } from "#shared/domain/time.ts";
import { standingWords } from "./standing-words.ts";

export interface VersionsPage {
  readonly school: SchoolProfile;
  readonly versions: AllVersions;
  /** Those of them that this person may read. */
  readonly shown: readonly PolicyVersion[];
  readonly today: Day;
  readonly member?: Member | undefined;
}

function inForce(version: PolicyVersion, versions: AllVersions): string {
  const days = daysInForce(version, versions);
  if (!days) return version.status === "adopted" ? "Never: a newer one came first" : "Not in force";
  const from = `From ${dayInWords(days.from)}`;
  return days.to === undefined ? from : `${from} to ${dayInWords(days.to)}`;
}

const approved = ({ approval, status }: PolicyVersion): string => {
  if (!approval) return status === "adopted" ? "Not in this service" : "Not approved";
  return `By ${bodyInWords(approval)} on ${dayInWords(schoolDay(approval.at))}`;
};

const Links = ({ version }: { readonly version: PolicyVersion }) => {
  const number = String(version.number);
  return (
    <>
      <a class="govuk-link" href={pathTo("policyVersion", { number })}>
        Version {number}
      </a>
      {version.madeFrom > 0 && (
        <>
          <br />
          <a class="govuk-link" href={pathTo("policyChanges", { number })}>
            What changed<span class="govuk-visually-hidden"> in version {number}</span>
          </a>
        </>
      )}
    </>
  );
};

const row = (version: PolicyVersion, { versions, today }: VersionsPage): readonly TableCell[] => {
  const standing = standingWords[standingOf(version, versions, today)];
  return [
    { text: <Links version={version} /> },
    { text: <Tag classes={standing.tag}>{standing.words}</Tag> },
    { text: inForce(version, versions) },
    { text: approved(version) },
    { text: version.note === "" ? "–" : version.note },
  ];
};

const heads = ["Version", "Status", "In force", "Approved", "What is new"];

export const policyVersionsPage = (model: VersionsPage): string => {
  const { school, shown, member } = model;
  return page({
    title: "Versions of the policy",
    school,
    signedIn: member && signedInAs(member),
    current: "policy",
    back: pathTo("policy"),
    wide: true,
    children: (
      <>
        <h1 class="govuk-heading-xl">Versions of the policy</h1>
        <div class="govuk-grid-row">
          <p class="govuk-body govuk-grid-column-two-thirds">
            Every version that held, the newest first, each as it was. Nothing is changed in a
            version once it is approved: a change is a new version.
          </p>
        </div>
        <Table
          caption="Versions, the newest first"
          captionClasses="govuk-visually-hidden"
          head={heads.map((text) => ({ text }))}
          rows={shown.toReversed().map((version) => row(version, model))}
          stacks
        />
      </>
    ),
  });
};
