import { explaining, named, points, type TextSection } from "./parts.ts";

export const responsibilities: TextSection = {
  id: "section-responsibilities",
  title: "Responsibilities of all Stakeholders",
  clauses: [
    named(
      "parents-age-restrictions",
      "Many sites are not for young children. Parents and carers find out the age limit and see that their child keeps to it. What begins on such a site often ends up in the classroom, so the school asks families to stay watchful and to work with it.",
    ),
    named(
      "complaints-procedure",
      "Anybody who is unhappy with the school tells the school. The Complaints Procedures say how. Parents and other adults do not use social media to insult the school or to say untrue things about its decisions or its staff. The school acts if they do.",
    ),
    named(
      "governors-confidentiality",
      "Governors learn things in confidence. They post nothing that gives any of it away or makes others guess.",
    ),
    named(
      "staff-standards",
      "Staff act responsibly online and never harm the school’s standing. The Teachers’ Standards apply to every member of staff:",
      points(
        "They behave well, personally and at work, all of the time.",
        "They hold to high ethical standards, in school and away from it.",
        "They respect what the school stands for, its policies and how it does things.",
        "They know the duties that the law gives to their work, and keep to them.",
      ),
    ),
    explaining(
      "visitors",
      "Visitors and volunteers keep what they see to themselves",
      "Visitors and volunteers take no pictures of children without being asked to. They post nothing about children, families or staff.",
    ),
  ],
};

export const sanctions: TextSection = {
  id: "section-sanctions",
  title: "Sanctions",
  clauses: [
    named(
      "sanctions",
      "The school takes up every failure to keep to this policy. What follows is fair, and depends on how the person stands to the school.",
      [
        {
          lead: "Staff",
          text: "The school’s Disciplinary Procedures apply. Insults and untrue claims that affect the school always lead there. It does not matter whether they are about a child, a colleague, another school or anybody else connected with it.",
        },
        {
          lead: "Parents and carers",
          text: "The school gets in touch and talks first. If that does not help it takes further steps, and legal steps if it must.",
        },
        {
          lead: "Children",
          text: "The school talks with the child’s parents and acts under its behaviour rules, in a way that suits the child’s age.",
        },
        {
          lead: "Governors",
          text: "The chair of governors takes it up under the governors’ code of conduct.",
        },
        {
          lead: "Visitors and other adults",
          text: "The headteacher takes it up with them, and can ask them not to come back.",
        },
      ],
      "If a child may have been harmed, safeguarding comes before any of this. An allegation that a member of staff harmed a child goes to the local authority within one working day. If it is about the headteacher, the chair of governors sees to that.",
    ),
    named(
      "recording-breaches",
      "The school records each breach, however small. Where it is called for, it investigates. If it does not, it writes down why.",
    ),
  ],
};
