import { explaining, named, type TextSection } from "./parts.ts";

export const families: TextSection = {
  id: "section-families",
  title: "Social media use – pupils and parents/carers",
  clauses: [
    named(
      "lesson-time",
      "Children go on social media in lesson time only with a teacher, as a planned part of what they learn.",
    ),
    explaining(
      "breaches-by-children",
      "When a child breaks the policy",
      "The school takes it seriously and works with the family. Content that is against the law, defamatory or discriminatory can lead to exclusion. It can also lead to the police and to prosecution. In England nobody can be prosecuted for what they did before they were ten.",
    ),
    named(
      "contact-to-staff",
      "Children, parents and carers send staff no “friend” request, and do not write to them through social media. The headteacher is told of every attempt.",
    ),
    named(
      "contact-to-families",
      "If a member of staff tries to become “friends” with a child or family, or writes to them through social media, tell the headteacher.",
    ),
    named(
      "no-aliases",
      "Children and families do not post without a name, or under a false one, to get round this policy. Reporting is another matter: a report may be anonymous.",
    ),
    named(
      "nothing-damaging",
      "Children and families post nothing that harms the school, its staff or its children.",
    ),
    named(
      "underage-accounts",
      "A child at this school has no account on a site whose age limit is above the child’s age. For children of three and four that is nearly every site.",
    ),
    named(
      "inappropriate-content",
      "Anybody who comes across something unsuitable online at school tells a teacher. Staff can report on behalf of a child.",
    ),
  ],
};

export const smart: TextSection = {
  id: "section-smart",
  title: "Be SMART online",
  clauses: [
    named(
      "be-smart",
      "Five words help a family to stay safe online. Our children are three and four, so these are for you as their parents and carers. Talk about them in words that your child knows.",
      [
        {
          lead: "Safe",
          text: "Keep your child’s details and pictures from people you know only online. Keep to age limits.",
        },
        {
          lead: "Meeting",
          text: "Nobody should meet a person they know only online. Ask your child often who they play and talk with.",
        },
        {
          lead: "Accepting",
          text: "Open messages only from people your child already knows. Leave the others closed.",
        },
        {
          lead: "Reliable",
          text: "Not all that is online is true. Teach your child to ask you, as we teach them to ask us.",
        },
        {
          lead: "Tell",
          text: "Praise your child for telling you, a carer or a teacher when something online feels wrong.",
        },
      ],
    ),
  ],
};
