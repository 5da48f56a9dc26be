import type { Category, Kind } from "./vocabulary.ts";

/** How soon somebody should look, told in the alert instead of what happened. */
export type Urgency = "today" | "soon";

/**
 * Categories in which a person may be at risk or a legal clock may run: the alert says "today".
 * Contact between staff and children or families, bullying, harassment, discrimination and unsuitable
 * content can be safeguarding matters (policy, Dangers and Safety Aspects: "child protection issues
 * and potential criminal activity"); personal data has 72 hours (UK GDPR Art. 33).
 */
const urgentCategories: readonly Category[] = [
  "contact-staff-to-pupil-or-parent",
  "contact-pupil-or-parent-to-staff",
  "inappropriate-content-on-premises",
  "harassment",
  "cyber-bullying",
  "discrimination",
  "photographs",
  "confidentiality-copyright-data-protection",
];

/** A hint, never a decision: the safeguarding lead assesses the risk. A near miss has happened to nobody. */
export const urgencyOf = (kind: Kind, categories: readonly Category[]): Urgency =>
  kind !== "near-miss" && categories.some((one) => urgentCategories.includes(one))
    ? "today"
    : "soon";
