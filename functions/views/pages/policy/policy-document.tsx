import type { ComponentChildren } from "preact";
import { numbered, type PolicyWords } from "#shared/domain/policy/policy-text.ts";
import type { PolicyVersion } from "#shared/domain/policy/policy-version.ts";
import { Contents, Section } from "./policy-sections.tsx";
import { Fingerprint, SignatureBlock } from "./signature-block.tsx";

interface PolicyDocumentProps {
  readonly version: PolicyVersion;
  readonly words: PolicyWords;
  readonly introduction: ComponentChildren;
  /** The site list as it is now, under the section about it; a version of the past shows none. */
  readonly keySites?: ComponentChildren;
  /** What comes after the signatures. */
  readonly children?: ComponentChildren;
}

/** A version whole, to read, to link into, to print and to sign. */
export const PolicyDocument = (props: PolicyDocumentProps) => {
  const sections = numbered(props.words);
  return (
    <div class="govuk-grid-row app-document">
      <div class="govuk-grid-column-two-thirds">
        {props.introduction}
        <Contents sections={sections} />
        {sections.map((section) => (
          <Section {...section}>{section.id === "section-key-sites" && props.keySites}</Section>
        ))}
        <SignatureBlock version={props.version} />
        <Fingerprint version={props.version} />
        {props.children}
      </div>
    </div>
  );
};
