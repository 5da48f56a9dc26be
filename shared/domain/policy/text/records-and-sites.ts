import { explaining, named, points, type TextSection } from "./parts.ts";

export const recording: TextSection = {
  id: "section-recording",
  title: "Documentation and Recording",
  clauses: [
    named(
      "communication",
      "The policy stands on the school’s website and in its prospectus. The newsletter reminds everybody of it from time to time.",
    ),
    named(
      "recording-near-misses",
      "A near miss is something that almost broke this policy. It is recorded like a breach. So is any other trouble with social media, and any harm to the good name of the school or its staff. For each, the school judges the risk and notes what was done.",
      "The records are kept. The school looks back at them whenever it revises this policy, its procedures or its practice.",
    ),
    explaining(
      "how-to-report",
      "How to report",
      "Anybody can report, by the form of this service or by telling a member of staff. You can stay anonymous. Whoever is named in a report has no part in handling it.",
      "If somebody is in danger, call 999. Never copy, save or send an indecent image of a child, not even to report it.",
    ),
  ],
};

export const keySites: TextSection = {
  id: "section-key-sites",
  title: "List of Key Sites",
  clauses: [
    named(
      "key-sites",
      "Sites come and go, so no list stays right for long. These were common among adults when this text was written:",
      points(
        "Facebook",
        "X, which used to be Twitter",
        "Instagram",
        "WhatsApp",
        "LinkedIn",
        "YouTube",
        "TikTok",
        "Snapchat",
        "Pinterest",
        "Flickr",
        "blogs",
      ),
    ),
    explaining(
      "sites-for-children",
      "Sites, apps and games that children use",
      "The school keeps a list of these itself. The computing lead and the safeguarding lead look after it. Ask the school office for the latest one.",
      "An earlier policy took its list from Net Aware, a service of the NSPCC and O2. Net Aware has closed.",
    ),
  ],
};
