import { explaining, named, points, type TextSection } from "./parts.ts";

export const linkedDocuments: TextSection = {
  id: "section-linked-documents",
  title: "Linked documents",
  clauses: [
    explaining(
      "linked-documents",
      "Policies and procedures to read beside this one",
      "Some things that happen on social media are dealt with under another document of the school. Ask the school office for a copy of any of these.",
      [
        {
          lead: "Acceptable Use of Internet",
          text: "how the school’s computers and network are used",
        },
        {
          lead: "Twitter Policy",
          text: "how the school runs its own account on X, which used to be Twitter",
        },
        { lead: "e-Safety Policy", text: "how children are kept safe online and taught about it" },
        { lead: "Whistleblowing Code", text: "how staff raise a serious worry in confidence" },
        { lead: "Complaints Procedures", text: "how anybody complains about the school" },
        { lead: "Grievance Procedures", text: "how staff raise a problem at work" },
        { lead: "Safeguarding Policies", text: "what is done when a child may be at risk" },
        { lead: "Data Protection Policy", text: "how the school looks after personal information" },
      ],
    ),
  ],
};

export const scope: TextSection = {
  id: "section-scope",
  title: "Scope of Policy",
  clauses: [
    explaining(
      "purpose",
      "Why there is a policy",
      "The school likes what social media can do, and is glad when staff and families use it with imagination. It also carries risks to children’s safety, to how people treat each other and to people’s good names. This policy helps everybody to have the good without the harm.",
    ),
    named(
      "scope",
      "Social media means any online place where people can share things or talk to each other directly. Games with chat, such as Minecraft and Roblox, count. So do video sites such as YouTube, and assistants that answer as if they were a person.",
      "Among them are these. The list is not complete, and new ones are covered from their first day.",
      points(
        "Facebook, Instagram and WhatsApp",
        "X, which used to be Twitter",
        "LinkedIn",
        "YouTube, TikTok and Snapchat",
        "Skype, which closed in 2025, and the calling services that people use in its place",
      ),
      "Any other digital message is covered too, above all one that reaches many people at once.",
    ),
    explaining(
      "who-it-covers",
      "Who is covered, and where",
      "The policy is for staff, governors, parents and carers, children, volunteers, visitors and other adults connected with the school. It covers what they do at school. It also covers what they do anywhere else that can affect the school or its people.",
    ),
  ],
};

const act = (lead: string, path: string, text: string) => ({
  lead,
  text,
  link: `https://www.legislation.gov.uk/${path}`,
});

export const law: TextSection = {
  id: "section-law",
  title: "The Law",
  clauses: [
    named(
      "law",
      "This is how the school understood the law on 22 November 2026. It is not legal advice.",
      [
        act(
          "Data Protection Act 2018",
          "ukpga/2018/12",
          "with the UK GDPR, it says how information about people may be used",
        ),
        act(
          "Data (Use and Access) Act 2025",
          "ukpga/2025/18",
          "changes both. Since 19 June 2026 a complaint about personal data must be acknowledged within 30 days",
        ),
        act(
          "Freedom of Information Act 2000",
          "ukpga/2000/36",
          "lets anybody ask what a public body holds",
        ),
        act(
          "Human Rights Act 1998",
          "ukpga/1998/42",
          "protects private and family life, and free speech within its limits",
        ),
        act("Equality Act 2010", "ukpga/2010/15", "forbids discrimination and harassment"),
        act(
          "Online Safety Act 2023",
          "ukpga/2023/50",
          "puts duties on the companies behind the sites, and makes some messages a crime",
        ),
      ],
      "Laws on defamation, copyright and harassment hold online as they do anywhere else. The school also follows the newest editions of Keeping Children Safe in Education and of the early years foundation stage framework.",
    ),
    explaining(
      "personal-data-breaches",
      "When personal information gets out",
      "Tell the headteacher at once if personal information may have been shared by mistake. The school writes down every such case. If people may be harmed by it, the Information Commissioner must hear within 72 hours. Weekends and holidays count.",
    ),
    explaining(
      "under-sixteens",
      "Announced, but not yet the law: no social media under 16",
      "On 15 June 2026 the Government announced that some sites must keep out children under 16. It named Facebook, Instagram, Snapchat, TikTok, X and YouTube. It said that WhatsApp, Signal and YouTube Kids would stay outside the rule.",
      "When this text was written, rules were expected in the spring of 2027 and were not in force. The duty would lie on the companies, not on parents. Until then the age limits of each site apply.",
    ),
  ],
};
