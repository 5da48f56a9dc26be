import type { Relationship } from "./vocabulary.ts";

/** A document of the school that holds the procedure: those the policy links, then three it relies on. */
type Procedure =
  | "Acceptable Use of Internet"
  | "e-Safety Policy"
  | "Whistleblowing Code"
  | "Complaints Procedures"
  | "Grievance Procedures"
  | "Safeguarding Policies"
  | "Data Protection Policy"
  | "Disciplinary Procedures"
  | "Governors’ code of conduct"
  | "Behaviour Policy";

/** Whom a step is for: how the people alleged stand to the school, or nobody is alleged. */
export type Concerned = Relationship | "nobody";

export interface PathwayStep {
  /** Kept with the incident once the step is settled: never give a used one another meaning. */
  readonly id: string;
  readonly words: string;
  readonly procedure: Procedure;
  readonly for: "all" | readonly Concerned[];
  readonly source: string;
}

const allegations = "Keeping children safe in education, part four, section one";
const kent =
  "The Education People, Dealing with complaints against educational settings on social networking sites (2018)";
const responsibilities = "Policy, Responsibilities of all Stakeholders";
const sanctions = "Policy, Sanctions";
const mayWorkWithChildren = [
  "staff",
  "governor",
  "visitor",
  "associated-adult",
  "unknown",
] as const;
const families = ["parent-carer", "associated-adult"] as const;

const step = (
  id: string,
  procedure: Procedure,
  concerned: PathwayStep["for"],
  { words, source }: Pick<PathwayStep, "words" | "source">,
): PathwayStep => ({ id, words, procedure, for: concerned, source });

/**
 * Every step there is, in the lawful order: safety and evidence, then the question whether a child was
 * harmed (nothing is looked into before it is answered), then the people affected, then what follows
 * for each relationship. One order for all, so that several people alleged never make two orders.
 */
export const steps: readonly PathwayStep[] = [
  step("keep-people-safe", "Safeguarding Policies", "all", {
    words:
      "Call 999 if anybody is in danger now. Tell the safeguarding lead the same day if a child may be at risk.",
    source: "Keeping children safe in education, part one: what staff do when they have concerns",
  }),
  step("keep-evidence", "e-Safety Policy", "all", {
    words:
      "Note the address, the date and the words, and let a second person see them. Never view, copy, print, share or save an indecent image of a child: leave it where it is and call the police.",
    source: "Protection of Children Act 1978 s. 1; UKCIS, Sharing nudes and semi-nudes (2024)",
  }),
  step("check-personal-data", "Data Protection Policy", "all", {
    words:
      "If personal data got out, tell the data-protection contact today: unless nobody is likely to be at risk, the Information Commissioner must hear within 72 hours of the school knowing.",
    source: "UK GDPR Art. 33",
  }),
  step("ask-whether-allegation", "Safeguarding Policies", mayWorkWithChildren, {
    words:
      "Ask whether the person may have harmed a child, committed an offence against one, or shown that they may be a risk to children. The headteacher decides; about the headteacher, the chair of governors.",
    source: `${allegations}: the four tests of the harm threshold`,
  }),
  step("tell-designated-officer", "Safeguarding Policies", mayWorkWithChildren, {
    words:
      "If so, tell the local authority designated officer within 1 working day, and do not investigate before you have agreed how. If not, skip this step and say why.",
    source: `${allegations}: the designated officer is told before anything is looked into`,
  }),
  step("record-low-level-concern", "Safeguarding Policies", ["staff", "governor", "visitor"], {
    words:
      "If it falls short of an allegation but does not fit the code of conduct, record it as a low-level concern and look for a pattern.",
    source: "Keeping children safe in education, part four, section two: low-level concerns",
  }),
  step("tell-those-affected", "Safeguarding Policies", "all", {
    words:
      "Tell the people it is about, and the families of children it is about, what happened and what the school does. After an allegation, ask the designated officer first what may be said.",
    source: `${kent}: reassure those affected; ${allegations}: sharing information`,
  }),
  step("staff-hear-disclosure", "Whistleblowing Code", ["staff"], {
    words:
      "Ask whether the person was reporting wrongdoing in the public interest: if so, hear that first, and nobody may suffer for it.",
    source: "Employment Rights Act 1996, Part IVA; policy, Linked documents",
  }),
  step("staff-hear-grievance", "Grievance Procedures", ["staff"], {
    words:
      "Ask whether a grievance lies behind it: if so, show the person how to raise it, and hear it apart from this.",
    source: "Policy, Linked documents, and Acceptable Use: no complaints on social media",
  }),
  step("staff-support", "Disciplinary Procedures", ["staff"], {
    words:
      "Name somebody who supports the person while this goes on, and tell them whom to ask for advice.",
    source: `${allegations}: duty of care to employees`,
  }),
  step("staff-remove", "Acceptable Use of Internet", ["staff"], {
    words: "Ask the person to take the post down and to set their account to private.",
    source: "Policy, Dos & Don’ts: accounts set to private, nothing derogatory",
  }),
  step("staff-disciplinary", "Disciplinary Procedures", ["staff"], {
    words:
      "Decide whether it goes to the Disciplinary Procedures. If it does, hand over the evidence and what the person says.",
    source: `${sanctions}: staff are subject to the Disciplinary Procedures`,
  }),
  step("governor-tell-chair", "Governors’ code of conduct", ["governor"], {
    words:
      "Tell the chair of governors. If it is about the chair, tell the vice-chair and the local authority’s governor services.",
    source: `${responsibilities}: governors’ confidentiality`,
  }),
  step("governor-talk", "Governors’ code of conduct", ["governor"], {
    words:
      "Let the chair, or whoever acts instead, talk with the governor about the code of conduct and confidentiality, and ask for the post to be taken down.",
    source: `${responsibilities}: governors make no statement that compromises confidentiality`,
  }),
  step("governor-board", "Governors’ code of conduct", ["governor"], {
    words:
      "If it was serious or happens again, let the governing board decide under the code of conduct. It may suspend a governor for up to 6 months.",
    source:
      "School Governance (Roles, Procedures and Allowances) (England) Regulations 2013, reg. 17",
  }),
  step("visitor-tell-employer", "Safeguarding Policies", ["visitor"], {
    words: "Tell the organisation that sent the visitor, if there is one, what you ask it to do.",
    source: `${allegations}: supply teachers, contractors and people who use the premises`,
  }),
  step("visitor-talk", "Acceptable Use of Internet", ["visitor"], {
    words: "Talk with the visitor, show them the policy and ask for the post to be taken down.",
    source: "Policy, Acceptable Use: visitors belong to the school community",
  }),
  step("visitor-access", "Safeguarding Policies", ["visitor"], {
    words: "Decide whether and how the visitor may come again, and tell the office.",
    source: "Education Act 1996 s. 547: nuisance or disturbance on school premises",
  }),
  step("pupil-see-adults", "Safeguarding Policies", ["pupil"], {
    words:
      "Look at the adults around the child: at 3 or 4 years old, ask who lent the device, made the account or posted, and add that person to this incident.",
    source: `Children and Young Persons Act 1933 s. 50: no offence under 10; ${responsibilities}`,
  }),
  step("pupil-talk-with-family", "e-Safety Policy", ["pupil"], {
    words:
      "Talk with the family without blame about age limits, and show them how to close or limit the account.",
    source: `${responsibilities}: parents see that children keep to age restrictions`,
  }),
  step("pupil-support-child", "Behaviour Policy", ["pupil"], {
    words: "Support the child in words of their age, and practise the SMART rules at nursery.",
    source: "Policy, Be SMART online",
  }),
  step("pupil-early-help", "Safeguarding Policies", ["pupil"], {
    words:
      "Offer the family early help if they need more than the school can give, or refer to children’s social care.",
    source: "Keeping children safe in education, part one: early help",
  }),
  step("family-keep-calm", "Complaints Procedures", families, {
    words: "Stay calm, do not answer online, and support the people the post is about.",
    source: `${kent}: keep calm, support staff`,
  }),
  step("family-meet", "Complaints Procedures", families, {
    words:
      "Invite the person to talk face to face. Hear what is behind it, show them how to complain and ask for the post to be taken down.",
    source: `${sanctions}: contacted by the school initially; ${kent}: meet face to face`,
  }),
  step("family-letter", "Complaints Procedures", families, {
    words:
      "If it stays or happens again, write a formal letter from the headteacher or the chair of governors: what has to change, and by when.",
    source: `${kent}: further meeting with the chair, template letters`,
  }),
  step("family-platform", "e-Safety Policy", families, {
    words: "If it still stays, ask the platform with its own form to take it down.",
    source: `${kent}: report content to the site`,
  }),
  step("family-legal-advice", "Complaints Procedures", families, {
    words:
      "If it goes on, ask the local authority or the school’s legal adviser what the law allows. Tell the police of threats, hate or harassment.",
    source: `${sanctions}: further action, potentially legal; ${kent}: seek further advice`,
  }),
  step("unknown-look-openly", "e-Safety Policy", ["unknown"], {
    words:
      "Note what anybody can see openly about who it may be. Use no false account, and accuse nobody on a guess.",
    source: "Regulation of Investigatory Powers Act 2000, Part II; policy, Intention to Monitor",
  }),
  step("unknown-tell-police", "Safeguarding Policies", ["unknown"], {
    words:
      "If it threatens or harasses anybody, tell the police: they can ask a platform who it is.",
    source: "Protection from Harassment Act 1997; Investigatory Powers Act 2016, Part 3",
  }),
  step("ask-for-removal", "e-Safety Policy", ["unknown", "nobody"], {
    words: "Once the evidence is kept, ask the platform with its own form to take the post down.",
    source: `${kent}: report content to the site`,
  }),
  step("learn-from-it", "e-Safety Policy", "all", {
    words: "Ask what let it happen, and note which clause, procedure or practice should change.",
    source: "Policy, Documentation and Recording: used to inform any future revisions",
  }),
];
