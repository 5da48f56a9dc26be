import { explaining, named, points, type TextSection } from "./parts.ts";

export const dangers: TextSection = {
  id: "section-dangers",
  title: "Dangers and Safety Aspects",
  clauses: [
    explaining(
      "benefits",
      "What social media is good for",
      "It lets the school tell families what is going on, and opens the world beyond the classroom to children. Those gains come at a price if nobody looks out for the dangers. The smallest is time lost at work. The greatest are harm to a child and crime.",
    ),
    named(
      "dangers",
      "These are the eleven dangers that everybody should know. The report form asks which of them it was.",
      points(
        "Confidential information, other people’s work or personal data is shared without the right to do so.",
        "A child’s or a colleague’s privacy is not respected.",
        "The school’s good name is damaged.",
        "Trust is damaged between staff, children, families and people outside the school.",
        "Somebody is treated worse because of who they are.",
        "Somebody is bullied online.",
        "Somebody is harassed.",
        "Somebody is insulted, or untrue things are said about them.",
        "Views are aired that divide people.",
        "People show things about themselves that others find distasteful.",
        "The school’s computers and network are slowed down.",
      ),
    ),
    explaining(
      "taking-care",
      "Taking care",
      "Some people use these sites to do harm. More often harm comes without anybody meaning it, from a post that was not thought through. So stop before you post. Ask who could see it, who is in it, and what it could lead to. Put neither yourself nor others in danger.",
    ),
  ],
};

export const acceptableUse: TextSection = {
  id: "section-acceptable-use",
  title: "Acceptable Use",
  clauses: [
    explaining(
      "what-is-acceptable",
      "What decides whether a use is acceptable",
      "Four things do, for everybody in the school’s community:",
      points(
        "knowing the dangers, and taking care",
        "the boundaries that go with a person’s role",
        "what Ofsted expects of a school",
        "the Teachers’ Standards of conduct, which this school asks of all its staff and not of teachers alone",
      ),
    ),
    named(
      "professional-conduct",
      "What staff do online should fit the trust that families put in them. That holds in working hours and outside of them. Nothing they post should bring the school into disrepute or give it reason for concern.",
    ),
    named(
      "no-staff-complaints",
      "Staff do not criticise or complain about the school on any site. There are better ways: a word with a manager, the Grievance Procedures, a trade union.",
      "Nothing here stops anybody from raising a serious worry. The Whistleblowing Code says how, inside the school and outside of it, and the law protects those who do.",
    ),
    named(
      "staff-photographs",
      "Staff put up no picture or film of themselves or of colleagues that was taken in school. They think well before sharing one taken elsewhere: the Teachers’ Standards ask for good conduct within school and outside. The school’s own accounts follow their own rules.",
    ),
    named(
      "network-access",
      "The school’s network is not usually open to social media. Sites may be blocked.",
    ),
  ],
};

export const monitoring: TextSection = {
  id: "section-monitoring",
  title: "Intention to Monitor",
  clauses: [
    named(
      "monitoring",
      "The school means to look at social media sites from time to time, to see that everybody uses them responsibly. It looks at what is open to all, asks nobody for a password, and keeps no more than it needs. Its privacy notice says what it does with what it finds.",
    ),
  ],
};
