import { affected, alleged, type Story } from "./story.ts";

/** About people of the school’s own profile: they are kept out, and somebody else takes it. */
export const aboutPosts: readonly Story[] = [
  {
    kind: "reputational-damage",
    categories: ["derogatory-or-defamatory", "reputational-harm"],
    place: "online",
    sites: ["facebook"],
    title: "Public accusation against the school’s leadership",
    tells: [
      ["{parent} writes that the headteacher “hides what happens to our children”."],
      ["It is shared in three groups.", "Somebody has put her picture beside it."],
    ],
    people: [
      alleged("parent-carer", "parent"),
      { relationship: "staff", involvement: "affected", post: "headteacher" },
    ],
    from: ["parent-carer", "governor", "staff"],
    severity: "high",
    risk: ["likely", "significant"],
    actions: ["The chair invites the parent to a meeting"],
    decision: "The chair met the parent twice. The post is down, and the complaint is heard.",
    reply: "Thank you. The chair of governors is dealing with it.",
  },
  {
    kind: "concern",
    categories: ["contact-staff-to-pupil-or-parent"],
    place: "online",
    sites: ["whatsapp"],
    title: "Private messages to a family from a leader",
    tells: [
      ["The computing lead writes to {parent} from a private number about the tablet loan."],
      ["It is friendly, but it is not the school’s number."],
    ],
    people: [
      { relationship: "staff", involvement: "alleged", post: "computing-lead" },
      affected("parent-carer", "parent"),
    ],
    from: ["parent-carer"],
    severity: "low",
    risk: ["possible", "minor"],
    actions: ["Use the school’s telephone for loans"],
    decision: "A word was enough. Loans are arranged by the school’s telephone.",
    reply: "Thank you. It goes by the school’s telephone now.",
  },
  {
    kind: "breach",
    categories: ["contact-pupil-or-parent-to-staff", "harassment"],
    place: "online",
    sites: ["instagram", "messenger"],
    title: "Repeated private messages to a leader",
    tells: [
      ["{parent} writes to the safeguarding lead’s private account again and again."],
      ["She has blocked two accounts, and a third one writes now."],
    ],
    people: [
      alleged("parent-carer", "parent"),
      { relationship: "staff", involvement: "affected", post: "safeguarding-lead" },
    ],
    from: ["staff"],
    severity: "medium",
    risk: ["very-likely", "moderate"],
    actions: ["Write to the parent: one address, one person, office hours"],
    decision: "A letter by the headteacher ended it.",
    reply: "Thank you. A letter has gone out and it has stopped.",
  },
];
