import { InsetText } from "#functions/views/components/inset-text.tsx";
import { PrintButton } from "#functions/views/components/page-tools.tsx";
import { Tag } from "#functions/views/components/tag.tsx";
import { page } from "#functions/views/layout.tsx";
import { signedInAs } from "#functions/views/pages/signed-in.ts";
import { pathTo } from "#shared/contract/routes.ts";
import type { ClauseDiff } from "#shared/domain/policy/diff.ts";
import type { PolicyVersion, Standing } from "#shared/domain/policy/policy-version.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { ChangesList, ClauseChanges } from "./clause-changes.tsx";
import { standingWords } from "./standing-words.ts";

export interface ChangesPage {
  readonly school: SchoolProfile;
  readonly version: PolicyVersion;
  readonly standing: Standing;
  readonly clauses: readonly ClauseDiff[];
  readonly member?: Member | undefined;
}

const count = (clauses: readonly ClauseDiff[], state: ClauseDiff["state"]): number =>
  clauses.filter((one) => one.state === state).length;

const clausesInWords = (number: number): string =>
  number === 1 ? "1 clause" : `${number} clauses`;

/** `2 clauses changed, 1 is new, none was removed. 44 clauses are as they were.` */
export function changesInWords(clauses: readonly ClauseDiff[]): string {
  const [changed, added, removed, same] = [
    count(clauses, "changed"),
    count(clauses, "new"),
    count(clauses, "removed"),
    count(clauses, "unchanged"),
  ];
  const kept = `${clausesInWords(same)} ${same === 1 ? "is as it was" : "are as they were"}.`;
  if (changed + added + removed === 0) return `No word is different. ${kept}`;
  const parts = [
    ...(changed > 0 ? [`${clausesInWords(changed)} changed`] : []),
    ...(added > 0 ? [`${clausesInWords(added)} added`] : []),
    ...(removed > 0 ? [`${clausesInWords(removed)} removed`] : []),
  ];
  return `${parts.join(", ")}. ${kept}`;
}

export const DiffKey = () => (
  <InsetText>
    Words that go are <del class="app-diff__gone">struck through</del>. Words that come are{" "}
    <ins class="app-diff__new">underlined</ins>.
  </InsetText>
);

const Introduction = ({ version, standing, clauses }: ChangesPage) => (
  <>
    <h1 class="govuk-heading-xl">What changes in version {version.number}</h1>
    <p class="govuk-body">
      <Tag classes={standingWords[standing].tag}>{standingWords[standing].words}</Tag>
    </p>
    <p class="govuk-body-l">{changesInWords(clauses)}</p>
    {version.note !== "" && <p class="govuk-body">What is new: {version.note}</p>}
    <p class="govuk-body app-no-print">
      Compared with{" "}
      <a class="govuk-link" href={pathTo("policyVersion", { number: String(version.madeFrom) })}>
        version {version.madeFrom}
      </a>
      . Read{" "}
      <a class="govuk-link" href={pathTo("policyVersion", { number: String(version.number) })}>
        version {version.number} whole
      </a>
      .
    </p>
  </>
);

/** What is different from the version that was amended, for those who decide, and for everybody after. */
export const policyChangesPage = (model: ChangesPage): string => {
  const { school, version, clauses, member } = model;
  const different = clauses.filter(({ state }) => state !== "unchanged");
  return page({
    title: `What changes in version ${version.number} of the policy`,
    school,
    signedIn: member && signedInAs(member),
    current: "policy",
    back: pathTo("policyVersions"),
    wide: true,
    children: (
      <div class="app-document">
        <Introduction {...model} />
        {different.length > 0 && (
          <>
            <ChangesList clauses={different} />
            <DiffKey />
            <PrintButton>Print the changes</PrintButton>
          </>
        )}
        {different.map((clause) => (
          <ClauseChanges clause={clause} from={version.madeFrom} to={version.number} />
        ))}
      </div>
    ),
  });
};
