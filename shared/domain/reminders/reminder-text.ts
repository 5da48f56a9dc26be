import type { ClauseId } from "../policy/clauses.ts";
import type { Term } from "../school/school-year.ts";
import { turnOf } from "./rotation.ts";
import type { Audience } from "./stakeholder.ts";

/** Something that is said in a reminder, and what of the policy it follows from. */
export interface Said {
  readonly text: string;
  readonly from: readonly ClauseId[];
}

/** What each audience is reminded of, in plain words of our own. */
export const remindedOf: Readonly<Record<Audience, readonly Said[]>> = {
  staff: [
    {
      text: "What you do online should fit the trust that families put in you, at work and in your own time.",
      from: ["professional-conduct", "staff-standards"],
    },
    {
      text: "Set your accounts to private, and look at the settings again now and then: sites change them.",
      from: ["private-accounts"],
    },
    {
      text: "Do not become “friends” with children or families on social media, and do not write to them there. If one of them tries, say no kindly and tell the headteacher.",
      from: ["contact-to-families", "contact-to-staff"],
    },
  ],
  governors: [
    {
      text: "You learn things in confidence. Post nothing that gives any of it away, or that makes others guess.",
      from: ["governors-confidentiality"],
    },
    {
      text: "If somebody asks you online about the school, send them to the school instead of answering there.",
      from: ["governors-confidentiality", "complaints-procedure"],
    },
  ],
  volunteers: [
    {
      text: "What you see and hear at school stays there. Post nothing about children, families or staff.",
      from: ["scope", "nothing-damaging"],
    },
    {
      text: "Take no pictures of children unless the school asks you to, and publish none.",
      from: ["pupil-photographs"],
    },
  ],
  "parents-carers": [
    {
      text: "Find out the age limit of a site, app or game before your child uses it, and keep to it. For children of three and four nearly every site is too old.",
      from: ["parents-age-restrictions", "underage-accounts"],
    },
    {
      text: "Pictures that you take at school events are for yourselves. If another child can be seen in one, do not publish it at all.",
      from: ["pupil-photographs"],
    },
    {
      text: "If you are unhappy with the school, tell the school. The Complaints Procedures say how, and you will get an answer. Please do not take it to social media.",
      from: ["complaints-procedure", "no-grievances"],
    },
  ],
};

export interface SmartLetter {
  readonly lead: string;
  readonly text: string;
}

/** The five letters of the policy's SMART guidance, in its order. */
export const smartLetters: readonly SmartLetter[] = [
  {
    lead: "Safe",
    text: "Keep a child’s details and pictures from people you know only online. Keep to age limits.",
  },
  {
    lead: "Meeting",
    text: "Nobody should meet a person they know only online. Ask children often who they play and talk with.",
  },
  {
    lead: "Accepting",
    text: "Open messages only from people you already know. Leave the others closed.",
  },
  {
    lead: "Reliable",
    text: "Not everything online is true. Check before you believe it or pass it on, and show children how.",
  },
  {
    lead: "Tell",
    text: "Praise a child for telling you when something online feels wrong.",
  },
];

/** The policy’s dos, a sentence each. */
export const dos: readonly Said[] = [
  {
    text: "Do set your accounts to private, so that you choose who sees your posts and pictures.",
    from: ["private-accounts"],
  },
  {
    text: "Do log out of social media when you have finished.",
    from: ["private-accounts"],
  },
  {
    text: "Do remember that children learn from what you do.",
    from: ["good-example"],
  },
  {
    text: "Do see that no child uses social media to bully another.",
    from: ["good-example"],
  },
];

/** The policy’s don’ts, a sentence each. */
export const donts: readonly Said[] = [
  {
    text: "Don’t complain about the school or its people on social media. The Complaints Procedures are there for that.",
    from: ["no-grievances"],
  },
  {
    text: "Don’t insult anybody online, or write untrue things that harm them.",
    from: ["no-derogatory-comments"],
  },
  {
    text: "Don’t share other people’s details or work without the right to, or anything that the school keeps confidential.",
    from: ["data-protection-and-copyright"],
  },
  {
    text: "Don’t put pictures of children at this school on your own pages or anywhere else.",
    from: ["pupil-photographs"],
  },
];

/** What of the guidance has its turn in a term: one letter of SMART, a do and a don’t. */
export const guidanceOf = (term: Term) => ({
  smart: turnOf(smartLetters, 1, term),
  dos: turnOf(dos, 1, term),
  donts: turnOf(donts, 1, term),
});
