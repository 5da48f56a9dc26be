import { describe, expect, it } from "vitest";
import { categories } from "#shared/domain/incident/vocabulary.ts";
import { clauseIds, clauses } from "#shared/domain/policy/clauses.ts";
import { clauseOf, numbered, policyHash, policyText } from "#shared/domain/policy/policy-text.ts";
import type { Block, TextSection } from "#shared/domain/policy/text/parts.ts";
import { sha } from "#test/support/world.ts";

const sections = numbered(policyText);
const all = sections.flatMap((section) =>
  section.clauses.map((clause) => ({ ...clause, section: section.title })),
);
const textsOf = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) =>
    typeof block === "string" ? [block] : block.map(({ lead = "", text }) => `${lead} ${text}`),
  );
const wordsOf = (id: string) => textsOf(clauseOf(policyText, id).blocks).join(" ");

/** Every part of the policy that the governors approved once, the clause that serves it, and words it needs. */
const parts: readonly (readonly [part: string, clause: string, says: RegExp])[] = [
  [
    "the eight linked documents",
    "linked-documents",
    /Internet.*Twitter.*e-Safety.*Whistle.*Compl.*Griev.*Safeg.*Data P/,
  ],
  ["the benefits, and the risks to weigh", "purpose", /imagination.*risks/],
  [
    "what social media is, games and video sites among it",
    "scope",
    /Minecraft.*YouTube.*Facebook.*LinkedIn.*Skype/,
  ],
  ["messages to many people at once", "scope", /many people at once/],
  [
    "all stakeholders, at school and beyond",
    "who-it-covers",
    /staff, governors, parents.*anywhere else/,
  ],
  ["the law", "law", /Data Protection Act 2018.*Freedom of Information.*Human Rights/],
  ["the law that came since", "law", /2025.*Equality Act 2010.*Online Safety Act 2023/],
  ["the dangers", "dangers", /eleven/],
  ["time lost, and crime", "benefits", /time lost at work.*crime/],
  ["harm that nobody meant", "taking-care", /without anybody meaning it/],
  ["what defines acceptable use", "what-is-acceptable", /dangers.*boundaries.*Ofsted.*Standards/],
  ["professional conduct at any time", "professional-conduct", /working hours and outside/],
  ["no complaints by staff", "no-staff-complaints", /do not criticise/],
  ["no photographs taken in school", "staff-photographs", /taken in school/],
  ["no access by the network", "network-access", /blocked/],
  ["monitoring", "monitoring", /look at social media sites/],
  ["age limits", "parents-age-restrictions", /age limit/],
  ["complaints by the procedure", "complaints-procedure", /Complaints Procedures/],
  ["governors' confidentiality", "governors-confidentiality", /in confidence/],
  ["the four standards for all staff", "staff-standards", /behave.*ethical.*respect.*duties/],
  [
    "sanctions by relationship",
    "sanctions",
    /Staff.*Disciplinary.*Parents and carers.*legal steps/,
  ],
  ["insults by staff", "sanctions", /a child, a colleague, another school/],
  ["a record of every breach", "recording-breaches", /records each breach.*investigates/],
  ["prospectus, website, newsletter", "communication", /website.*prospectus.*newsletter/],
  ["near misses: record, risk, actions", "recording-near-misses", /near miss.*risk.*what was done/],
  ["records that inform revisions", "recording-near-misses", /kept.*revises this policy/],
  ["the key sites", "key-sites", /Facebook.*Twitter.*Flickr/],
  [
    "the list of children's sites",
    "sites-for-children",
    /computing lead and the safeguarding lead/,
  ],
  ["what became of Net Aware", "sites-for-children", /Net Aware has closed/],
  ["lesson time", "lesson-time", /lesson time only/],
  ["breaches by pupils", "breaches-by-children", /exclusion.*prosecut/],
  ["contact with staff", "contact-to-staff", /headteacher/],
  ["contact by staff", "contact-to-families", /tell the headteacher/],
  ["aliases", "no-aliases", /false one/],
  ["nothing damaging", "nothing-damaging", /harms the school/],
  ["accounts under age", "underage-accounts", /age limit/],
  ["content seen on the premises", "inappropriate-content", /tells a teacher/],
  ["SMART", "be-smart", /Safe.*Meeting.*Accepting.*Reliable.*Tell/],
  ["do: private accounts, log out", "private-accounts", /private.*log out/],
  ["do: example, no cyber-bullying", "good-example", /role.*bully/],
  ["don't: grievances", "no-grievances", /Complaints Procedures/],
  ["don't: derogatory comments", "no-derogatory-comments", /insult.*untrue.*offend/],
  [
    "don't: data protection, copyright, confidences",
    "data-protection-and-copyright",
    /details or work.*confidential/,
  ],
  [
    "don't: photographs of pupils, parents' ones",
    "pupil-photographs",
    /YouTube.*for themselves.*do not publish/,
  ],
  ["the approval", "approval-block", /Personnel Committee signs.*dates/],
];

describe("the text of the policy", () => {
  it.each(parts)("has %s, in clause %s", (_, clause, says) => {
    expect(wordsOf(clause).replaceAll("\n", " ")).toMatch(says);
  });

  it("has every clause that an incident can name exactly once, under its title and section", () => {
    expect(clauseIds.length).toBe(31);
    for (const id of clauseIds) {
      const found = all.filter((one) => one.id === id);
      expect(found.map(({ title, section }) => ({ title, section }))).toEqual([clauses[id]]);
    }
  });

  it("has these clauses in the order in which they are offered", () => {
    const known = all.map(({ id }) => id).filter((id) => id in clauses);
    expect(known).toEqual(clauseIds);
  });

  it("has an address for each clause and section, none twice and none that the page has already", () => {
    const ids = [...sections, ...all].map(({ id }) => id);
    expect(ids.length).toBeGreaterThanOrEqual(14 + 45);
    expect(new Set([...ids, "main-content", "contents"]).size).toBe(ids.length + 2);
    expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
  });

  it("numbers sections and clauses without a gap", () => {
    expect(sections.map(({ number }) => number)).toEqual(sections.map((_, at) => `${at + 1}`));
    expect(all.slice(0, 3).map(({ number }) => number)).toEqual(["1.1", "2.1", "2.2"]);
  });

  it("counts as many dangers as the report form asks for, without the cases of its own", () => {
    const [, dangers = []] = clauseOf(policyText, "dangers").blocks;
    expect(dangers).toHaveLength(categories.indexOf("it-disruption") + 1);
    expect(dangers).toHaveLength(11);
  });

  it("says on which day its law was looked at, and calls what was announced announced", () => {
    expect(wordsOf("law")).toContain("22 November 2026");
    expect(policyText.writtenOn).toBe("2026-11-22");
    expect(clauseOf(policyText, "under-sixteens").title).toContain("not yet the law");
  });

  it("does not say that it is approved", () => {
    expect(clauseOf(policyText, "approval-status").title).toBe("Not yet approved in this service");
    expect(() => clauseOf(policyText, "toString")).toThrow("no clause toString");
  });
});

/** Each entry of a list is a sentence too, and so is what a colon introduces. */
const sentencesOf = ({ clauses: own }: Pick<TextSection, "clauses">): readonly number[] =>
  own
    .flatMap(({ blocks }) => textsOf(blocks))
    .flatMap((text) => text.split(/[.?!:](?:\s|$)/))
    .map((sentence) => sentence.split(/\s+/).filter(Boolean).length)
    .filter((words) => words > 0);

describe("the plainness of the text", () => {
  it.each(policyText.sections)(
    "$title has under 20 words a sentence, and none over 32",
    (section) => {
      const lengths = sentencesOf(section);
      const total = lengths.reduce((sum, words) => sum + words, 0);
      expect(total / lengths.length).toBeLessThan(20);
      expect(Math.max(...lengths)).toBeLessThanOrEqual(32);
    },
  );

  it("all of it was measured", () => {
    const lengths = policyText.sections.flatMap((section) => sentencesOf(section));
    expect(lengths.length).toBeGreaterThan(150);
    expect(lengths.reduce((sum, words) => sum + words, 0)).toBeGreaterThan(1500);
  });
});

/** The text with one string of it changed, once for each string there is. */
function changedTexts(): readonly { readonly sections: readonly TextSection[] }[] {
  const whole = JSON.stringify(policyText.sections);
  const strings = [...whole.matchAll(/"(?:[^"\\]|\\.)+"/g)].filter(
    ({ 0: found, index }) => whole[index + found.length] !== ":",
  );
  return strings.map(({ 0: found, index }) => ({
    sections: JSON.parse(
      `${whole.slice(0, index)}${found.slice(0, -1)}x"${whole.slice(index + found.length)}`,
    ) as readonly TextSection[],
  }));
}

const published: ReadonlyMap<number, string> = new Map([
  [1, "8c9bfb1ecbe84a8b6058e98eca0bfc934f81c49e5a2e0671fbf86eb7b372f23a"],
]);

describe("the fingerprint of the text", () => {
  const hash = policyHash(policyText, sha);

  // What people have read, and governors sign for, never changes under its number: with a new text
  // comes a new version, and a line of its own here.
  it("belongs to its version", () => {
    expect(published.get(policyText.version)).toBe(hash);
    expect(policyText.version).toBe(published.size);
  });

  it("is another if any word, title, link or id is another", () => {
    const hashes = changedTexts().map((text) => policyHash(text, sha));
    expect(hashes.length).toBeGreaterThan(250);
    expect(new Set([hash, ...hashes]).size).toBe(hashes.length + 1);
  });

  it("is another if clauses change places, and the same for the same words", () => {
    expect(policyHash({ sections: policyText.sections.toReversed() }, sha)).not.toBe(hash);
    expect(policyHash(structuredClone(policyText), sha)).toBe(hash);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });
});
