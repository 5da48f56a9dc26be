import { InsetText } from "#functions/views/components/inset-text.tsx";
import { PrintButton } from "#functions/views/components/page-tools.tsx";
import { page } from "#functions/views/layout.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { approvalInWords } from "#shared/domain/policy/approval-words.ts";
import type { PolicyWords } from "#shared/domain/policy/policy-text.ts";
import type { PolicyVersion } from "#shared/domain/policy/policy-version.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { KeySites } from "#shared/domain/sites/key-sites.ts";
import { dayInWords } from "#shared/domain/time.ts";
import { KeySitesNow } from "./key-sites.tsx";
import { PolicyDocument } from "./policy-document.tsx";

export interface PolicyPage {
  readonly school: SchoolProfile;
  /** The version in force. */
  readonly version: PolicyVersion;
  readonly words: PolicyWords;
  /** One that was approved and is not in force yet. */
  readonly coming?: PolicyVersion | undefined;
  readonly keySites: KeySites;
}

const since = ({ inForceFrom, approval }: PolicyVersion): string =>
  approval && inForceFrom ? ` and in force since ${dayInWords(inForceFrom)}` : "";

const NotApproved = () => (
  <InsetText>
    The governing board has not approved this wording yet.{" "}
    <a class="govuk-link" href="#approval-status">
      What that means
    </a>
  </InsetText>
);

const Coming = ({ version }: { readonly version: PolicyVersion }) => (
  <InsetText>
    Version {version.number} is approved and comes into force
    {version.inForceFrom && ` on ${dayInWords(version.inForceFrom)}`}.{" "}
    <a class="govuk-link" href={pathTo("policyChanges", { number: String(version.number) })}>
      See what changes
    </a>
  </InsetText>
);

const Links = () => (
  <ul class="govuk-list app-no-print">
    <li>
      In a hurry?{" "}
      <a class="govuk-link" href={pathTo("policySummary")}>
        Read the policy on one page
      </a>
    </li>
    <li>
      Something happened?{" "}
      <a class="govuk-link" href={pathTo("report")}>
        Report it
      </a>
    </li>
    <li>
      What did it say before?{" "}
      <a class="govuk-link" href={pathTo("policyVersions")}>
        See all versions
      </a>
    </li>
  </ul>
);

const Introduction = ({ school, version, coming }: PolicyPage) => (
  <>
    <h1 class="govuk-heading-xl">Social media policy</h1>
    <p class="govuk-body-l">
      For everybody at {school.name}: staff, governors, parents and carers, children, volunteers and
      visitors.
    </p>
    <p class="govuk-body">
      Version {version.number}, written on {dayInWords(version.writtenOn)}
      {since(version)}.
      {version.approval && (
        <>
          {" "}
          {approvalInWords(version.approval)}{" "}
          <a class="govuk-link app-no-print" href="#approval">
            Who signed it
          </a>
        </>
      )}
    </p>
    {!version.approval && <NotApproved />}
    {coming && <Coming version={coming} />}
    <Links />
    <PrintButton>Print the policy</PrintButton>
  </>
);

export const policyPage = (model: PolicyPage): string => {
  const { school, version, words, keySites } = model;
  return page({
    title: "Social media policy",
    school,
    current: "policy",
    children: (
      <PolicyDocument
        version={version}
        words={words}
        introduction={<Introduction {...model} />}
        keySites={<KeySitesNow {...keySites} />}
      >
        <p class="govuk-body-s app-no-print">
          <a class="govuk-link" href={pathTo("policyMarkdown")}>
            The whole policy as Markdown
          </a>{" "}
          (a text file, for other programs)
        </p>
      </PolicyDocument>
    ),
  });
};
