import { bodyInWords } from "#shared/domain/policy/approval-words.ts";
import type { Approval, PolicyVersion } from "#shared/domain/policy/policy-version.ts";
import { dayInWords, schoolDay } from "#shared/domain/time.ts";

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** On paper only: there the text can be signed. */
const Lines = () => (
  <div class="app-print-only">
    <p class="govuk-body app-signature">Approved by the governing board. Signed:</p>
    <p class="govuk-body app-signature">Chair of the Personnel Committee. Date:</p>
  </div>
);

const Part = ({ name, children }: { readonly name: string; readonly children: string }) => (
  <div class="app-signed__part">
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const Signed = ({ approval, number }: { readonly approval: Approval; readonly number: number }) => (
  <section class="app-signed" aria-labelledby="approval">
    <h2 class="govuk-heading-m" id="approval">
      Approval of version {number}
    </h2>
    <dl class="app-signed__parts">
      <Part name="Approved by">{capital(bodyInWords(approval))}</Part>
      <Part name="On">{dayInWords(schoolDay(approval.at))}</Part>
      <Part name="Signed">{`${approval.by.name}, ${approval.by.role}`}</Part>
      <Part name="Date">{dayInWords(schoolDay(approval.signedAt))}</Part>
      <Part name="Minutes">{approval.minuteReference}</Part>
    </dl>
  </section>
);

/** Who approved and signed this version; lines to sign on if it is the first, which nobody did here. */
export function SignatureBlock({ version }: { readonly version: PolicyVersion }) {
  if (version.approval) return <Signed approval={version.approval} number={version.number} />;
  return version.status === "adopted" ? <Lines /> : null;
}

/** 64 hexadecimal digits that stand for the words. */
export const Fingerprint = ({ version }: { readonly version: PolicyVersion }) => (
  <p class="govuk-body-s app-fingerprint">
    Fingerprint of version {version.number}: <code>{version.hash}</code>
  </p>
);
