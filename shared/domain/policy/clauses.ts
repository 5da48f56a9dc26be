import * as z from "zod/mini";
import type { Category } from "../incident/vocabulary.ts";

interface Clause {
  readonly title: string;
  /** The section of the policy in which it stands, by the policy's own heading. */
  readonly section: string;
}

const clause = (section: string, title: string): Clause => ({ section, title });
const use = "Acceptable Use";
const duties = "Responsibilities of all Stakeholders";
const records = "Documentation and Recording";
const families = "Social media use – pupils and parents/carers";
const dos = "Dos & Don’ts";

/**
 * What the policy asks for, piece by piece in its own order, so that incidents and lessons can say which
 * piece they are about. An id is kept with incidents: never give a used one another meaning.
 */
export const clauses = {
  scope: clause("Scope of Policy", "What counts as social media, and whose use is covered"),
  law: clause("The Law", "Data protection, freedom of information and human rights"),
  dangers: clause("Dangers and Safety Aspects", "Knowing the dangers and taking care"),
  "professional-conduct": clause(
    use,
    "Staff are professional online, at work and in their own time",
  ),
  "no-staff-complaints": clause(use, "Staff do not complain about the school on social media"),
  "staff-photographs": clause(use, "Staff share no photographs or videos taken in school"),
  "network-access": clause(use, "Social media is not for the school’s network"),
  monitoring: clause("Intention to Monitor", "The school keeps an eye on social media"),
  "parents-age-restrictions": clause(duties, "Parents see that children keep to age limits"),
  "complaints-procedure": clause(duties, "Complaints go through the procedure, not social media"),
  "governors-confidentiality": clause(duties, "Governors keep confidential matters to themselves"),
  "staff-standards": clause(duties, "All staff meet the Teacher Standards online"),
  sanctions: clause("Sanctions", "What follows depends on the person’s relationship to the school"),
  "recording-breaches": clause(
    "Sanctions",
    "Every breach is recorded and, where needed, investigated",
  ),
  communication: clause(records, "Everybody is told of the policy and reminded of it"),
  "recording-near-misses": clause(
    records,
    "Near misses and issues are recorded, assessed and learned from",
  ),
  "key-sites": clause("List of Key Sites", "The school knows which sites and apps children use"),
  "lesson-time": clause(families, "No social media in lesson time unless it is part of the lesson"),
  "contact-to-staff": clause(families, "Children and families do not “friend” or contact staff"),
  "contact-to-families": clause(families, "Staff do not “friend” or contact children and families"),
  "no-aliases": clause(families, "Nobody posts under another name to get round the policy"),
  "nothing-damaging": clause(families, "Nothing is posted that damages the school or its people"),
  "underage-accounts": clause(families, "Children have no accounts they are too young for"),
  "inappropriate-content": clause(families, "Unsuitable content seen at school is reported"),
  "be-smart": clause("Be SMART online", "Safe, Meeting, Accepting, Reliable, Tell"),
  "private-accounts": clause(dos, "Accounts are private, and logged out of after use"),
  "good-example": clause(dos, "Adults set an example and stop children’s cyber-bullying"),
  "no-grievances": clause(dos, "Grievances are not aired on social media"),
  "no-derogatory-comments": clause(dos, "No derogatory, defamatory or offensive comments"),
  "data-protection-and-copyright": clause(
    dos,
    "Personal data, copyright and confidences are respected",
  ),
  "pupil-photographs": clause(dos, "Photographs of children at the school are not published"),
} as const satisfies Readonly<Record<string, Clause>>;

export const clauseIds = Object.keys(clauses) as [ClauseId, ...ClauseId[]];
export type ClauseId = keyof typeof clauses;
export const clauseId = z.enum(clauseIds, "must be a clause of the policy");

/** The clauses that something of a category usually goes against: suggestions, likeliest first. */
export const usualClauses: Readonly<Record<Category, readonly ClauseId[]>> = {
  "confidentiality-copyright-data-protection": [
    "data-protection-and-copyright",
    "governors-confidentiality",
    "law",
  ],
  privacy: ["data-protection-and-copyright", "private-accounts", "law"],
  "reputational-harm": ["nothing-damaging", "no-grievances", "complaints-procedure"],
  "damage-to-relationships": ["nothing-damaging", "professional-conduct"],
  discrimination: ["no-derogatory-comments", "nothing-damaging", "staff-standards"],
  "cyber-bullying": ["good-example", "no-derogatory-comments", "be-smart"],
  harassment: ["nothing-damaging", "no-derogatory-comments"],
  "derogatory-or-defamatory": [
    "no-derogatory-comments",
    "no-grievances",
    "complaints-procedure",
    "no-staff-complaints",
  ],
  "controversial-views": ["professional-conduct", "staff-standards"],
  "distasteful-self-disclosure": ["professional-conduct", "staff-standards", "private-accounts"],
  "it-disruption": ["network-access", "lesson-time"],
  "contact-staff-to-pupil-or-parent": ["contact-to-families", "professional-conduct"],
  "contact-pupil-or-parent-to-staff": ["contact-to-staff", "private-accounts"],
  "underage-account": ["underage-accounts", "parents-age-restrictions", "be-smart"],
  "inappropriate-content-on-premises": ["inappropriate-content", "network-access"],
  photographs: ["pupil-photographs", "staff-photographs", "data-protection-and-copyright"],
  other: ["dangers", "scope"],
};
