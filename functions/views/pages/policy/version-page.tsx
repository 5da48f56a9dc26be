import { InsetText } from "#functions/views/components/inset-text.tsx";
import { PrintButton } from "#functions/views/components/page-tools.tsx";
import { Tag } from "#functions/views/components/tag.tsx";
import { page } from "#functions/views/layout.tsx";
import { signedInAs } from "#functions/views/pages/signed-in.ts";
import { pathTo } from "#shared/contract/routes.ts";
import { approvalInWords } from "#shared/domain/policy/approval-words.ts";
import type { PolicyWords } from "#shared/domain/policy/policy-text.ts";
import type { PolicyVersion, Standing } from "#shared/domain/policy/policy-version.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { dayInWords, schoolDay } from "#shared/domain/time.ts";
import { PolicyDocument } from "./policy-document.tsx";
import { standingWords } from "./standing-words.ts";

export interface VersionPage {
  readonly school: SchoolProfile;
  readonly version: PolicyVersion;
  readonly words: PolicyWords;
  readonly standing: Standing;
  /** The version that is in force now. */
  readonly inForce: PolicyVersion;
  /** Only whoever reads what was not decided on is greeted: the rest is the same for everybody. */
  readonly member?: Member | undefined;
}

/** What a version is, and which one holds, in a sentence or two. */
function standingSentence({ version, standing, inForce }: VersionPage): string {
  const from = version.inForceFrom ? dayInWords(version.inForceFrom) : "";
  const holds = `Version ${inForce.number} is the one in force.`;
  switch (standing) {
    case "draft":
      return `This is a draft that somebody works on. It is not in force. ${holds}`;
    case "proposed":
      return `This text is before the governors, who have not decided on it. It is not in force. ${holds}`;
    case "coming":
      return `This version is approved and comes into force on ${from}. Until then version ${inForce.number} holds.`;
    case "in-force":
      return `This version is in force since ${from}.`;
    case "superseded":
      return `This is an earlier version, kept as it was. It no longer holds. ${holds}`;
    case "withdrawn": {
      const { at, reason } = version.withdrawn ?? {};
      const when = at === undefined ? "" : ` on ${dayInWords(schoolDay(at))}`;
      return `This text was withdrawn${when}${reason ? `: ${reason.replace(/\.$/, "")}` : ""}. It never came into force. ${holds}`;
    }
  }
}

const Introduction = (model: VersionPage) => {
  const { version, standing } = model;
  const number = String(version.number);
  return (
    <>
      <h1 class="govuk-heading-xl">Social media policy: version {number}</h1>
      <p class="govuk-body">
        <Tag classes={standingWords[standing].tag}>{standingWords[standing].words}</Tag>
      </p>
      <InsetText>{standingSentence(model)}</InsetText>
      <p class="govuk-body">
        Written on {dayInWords(version.writtenOn)}.{" "}
        {version.approval && approvalInWords(version.approval)}
      </p>
      {version.note !== "" && <p class="govuk-body">What is new: {version.note}</p>}
      <ul class="govuk-list app-no-print">
        {version.madeFrom > 0 && (
          <li>
            <a class="govuk-link" href={pathTo("policyChanges", { number })}>
              See what changes from version {version.madeFrom}
            </a>
          </li>
        )}
        {standing !== "in-force" && (
          <li>
            <a class="govuk-link" href={pathTo("policy")}>
              Read the policy in force
            </a>
          </li>
        )}
        {version.approval && (
          <li>
            <a class="govuk-link" href={pathTo("reviewOf", { key: version.approval.review })}>
              The review that it comes from: its amendments and decisions
            </a>{" "}
            (governors and staff sign in)
          </li>
        )}
        <li>
          <a class="govuk-link" href={pathTo("policyVersion", { number: `${number}.md` })}>
            This version as Markdown
          </a>{" "}
          (a text file, for other programs)
        </li>
      </ul>
      <PrintButton>Print this version</PrintButton>
    </>
  );
};

export const policyVersionPage = (model: VersionPage): string => {
  const { school, version, words, member } = model;
  return page({
    title: `Social media policy: version ${version.number}`,
    school,
    signedIn: member && signedInAs(member),
    current: "policy",
    back: pathTo("policyVersions"),
    children: (
      <PolicyDocument version={version} words={words} introduction={<Introduction {...model} />} />
    ),
  });
};
