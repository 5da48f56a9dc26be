import { explaining, named, type TextSection } from "./parts.ts";

export const dos: TextSection = {
  id: "section-dos",
  title: "Dos & Don’ts",
  clauses: [
    named(
      "private-accounts",
      "Do set your accounts to private, so that you choose who sees your posts and pictures. Do log out when you have finished.",
    ),
    named(
      "good-example",
      "Do remember what your role asks of you, and that children learn from what you do. Do see that no child uses social media to bully another.",
    ),
    named(
      "no-grievances",
      "Don’t use social media to complain about the school, its staff, its governors, a policy or a decision. Use the Complaints Procedures: they get an answer.",
    ),
    named(
      "no-derogatory-comments",
      "Don’t insult anybody, say untrue things that harm them, or write what is meant to offend.",
    ),
    named(
      "data-protection-and-copyright",
      "Don’t share other people’s details or work without the right to, or anything that the school keeps confidential.",
    ),
    named(
      "pupil-photographs",
      "Don’t put pictures of children at this school on your own pages, on YouTube or anywhere else.",
      "Families may take pictures at sports days, performances and other events, for themselves. If another child can be seen in one, do not publish it at all.",
    ),
  ],
};

export const approval: TextSection = {
  id: "section-approval",
  title: "Approval",
  clauses: [
    explaining(
      "approval-status",
      "Not yet approved in this service",
      "This is a new wording of the school’s policy, brought up to date. The governing board has not approved it here. Until it does, the policy that the board approved last is the one in force.",
    ),
    explaining(
      "approval-block",
      "How it is approved",
      "The governing board decides, and the chair of its Personnel Committee signs for it and dates it. A signature holds for one version, which its number and its fingerprint tell apart from all others.",
    ),
  ],
};
