import * as z from "zod/mini";

/** Kinds of incident. Near misses and "any social media related issues or damage to the school's
 * reputation" are named by the policy, section "Documentation and Recording". */
export const kindWords = {
  breach: "A breach of the policy",
  "near-miss": "A near miss: it nearly happened, or was stopped in time",
  concern: "A concern about social media",
  "reputational-damage": "Damage to the reputation of the school or its staff",
} as const;

/** What a kind is called in a list. */
export const kindNames: Readonly<Record<Kind, string>> = {
  breach: "Breach",
  "near-miss": "Near miss",
  concern: "Concern",
  "reputational-damage": "Reputational damage",
};

/** The eleven dangers of the policy's section "Dangers and Safety Aspects", then the cases it names
 * in "Social media use – pupils and parents/carers" and "Dos & Don'ts". */
export const categoryWords = {
  "confidentiality-copyright-data-protection":
    "Confidential information, copyright or personal data shared",
  privacy: "Someone’s privacy not respected",
  "reputational-harm": "Harm to the school’s good name",
  "damage-to-relationships": "Damage to relationships with staff, families or others",
  discrimination: "Discrimination",
  "cyber-bullying": "Cyber-bullying",
  harassment: "Harassment",
  "derogatory-or-defamatory": "Insulting or untrue comments about someone",
  "controversial-views": "Controversial views aired",
  "distasteful-self-disclosure": "Unsuitable things shared about oneself",
  "it-disruption": "The school’s computers or network slowed down or disturbed",
  "contact-staff-to-pupil-or-parent":
    "A member of staff tried to “friend” or contact a child or parent",
  "contact-pupil-or-parent-to-staff":
    "A child or parent tried to “friend” or contact a member of staff",
  "underage-account": "A child has an account they are too young for",
  "inappropriate-content-on-premises": "Unsuitable content seen on school premises",
  photographs: "Photographs or videos shared that should not have been",
  other: "Something else",
} as const;

export const placeWords = {
  online: "Online only",
  "on-site": "At school",
  "off-site": "Somewhere else",
  unknown: "I do not know",
} as const;

/** How a person stands to the school: the policy's stakeholders. */
export const relationshipWords = {
  staff: "Member of staff",
  governor: "Governor",
  "parent-carer": "Parent or carer",
  pupil: "Child at the school",
  visitor: "Visitor",
  "associated-adult": "Another adult connected with the school",
  unknown: "I do not know",
} as const;

export const involvementWords = {
  alleged: "They did it, or may have done it",
  affected: "It happened to them, or is about them",
  witness: "They saw it or know about it",
} as const;

const keysOf = <Words extends Readonly<Record<string, string>>>(words: Words) =>
  Object.keys(words) as [keyof Words & string, ...(keyof Words & string)[]];

export const kinds = keysOf(kindWords);
export const categories = keysOf(categoryWords);
export const places = keysOf(placeWords);
export const relationships = keysOf(relationshipWords);
export const involvements = keysOf(involvementWords);

const oneOf = <Value extends string>(values: readonly [Value, ...Value[]]) =>
  z.enum(values, `must be one of: ${values.join(", ")}`);

export const kind = oneOf(kinds);
export const category = oneOf(categories);
export const place = oneOf(places);
export const relationship = oneOf(relationships);
export const involvement = oneOf(involvements);

export type Kind = z.infer<typeof kind>;
export type Category = z.infer<typeof category>;
export type Relationship = z.infer<typeof relationship>;
