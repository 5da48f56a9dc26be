import { affected, alleged, type Story, witness } from "./story.ts";

/** What the policy forbids, and it happened. */
export const breaches: readonly Story[] = [
  {
    kind: "breach",
    categories: ["photographs", "privacy"],
    place: "online",
    sites: ["facebook", "instagram"],
    months: [6, 7, 9],
    title: "Pictures of other children published after an event",
    tells: [
      [
        "{parent} put nineteen pictures of our sports day on a public page.",
        "On the first day {parent} posted the whole {room} at the gate, with our sign.",
      ],
      [
        "{child} is in three of them and the family has not agreed.",
        "One of the children must not be found, which the family could not know.",
      ],
      ["I have asked to take them down but got no answer.", "They are still there this morning."],
    ],
    people: [
      alleged("parent-carer", "parent"),
      affected("pupil", "child"),
      affected("parent-carer", "other"),
    ],
    from: ["parent-carer", "staff"],
    severity: "high",
    risk: ["likely", "significant"],
    actions: [
      "Ask the family to take the pictures down",
      "Check all permissions for photographs again",
    ],
    decision:
      "The parent took everything down on the day we met and was sorry. A letter to all families followed.",
    lesson: ["pupil-photographs", "Ask for permission in words that name public pages."],
    reply: "The pictures are down. Thank you for telling us: we met the family the same day.",
  },
  {
    kind: "breach",
    categories: ["derogatory-or-defamatory", "damage-to-relationships"],
    place: "online",
    sites: ["whatsapp"],
    title: "Unkind words about a colleague in a parents’ group",
    tells: [
      [
        "In the {group} group {parent} wrote that {colleague} “cannot even count to ten children”.",
        "{parent} called {colleague} lazy in the {group} group, and worse.",
      ],
      [
        "Twelve others answered, some with laughing faces.",
        "It went on until midnight and several parents left the group.",
      ],
      ["{colleague} has seen it and is very upset."],
    ],
    people: [alleged("parent-carer", "parent"), affected("staff", "colleague")],
    from: ["staff", "parent-carer"],
    severity: "medium",
    risk: ["likely", "significant"],
    actions: ["Meet the parent together with the room leader", "Offer our colleague support"],
    decision:
      "We met. Behind it stood a worry about collection times, which we have solved. The words were deleted with an apology.",
    lesson: ["complaints-procedure", "Parents did not know whom to tell: put it on the door."],
    reply: "Thank you. We have met the parent, and the messages are deleted.",
  },
  {
    kind: "breach",
    categories: ["contact-staff-to-pupil-or-parent"],
    place: "online",
    sites: ["facebook", "whatsapp", "instagram"],
    title: "Member of staff connected privately with a family",
    tells: [
      [
        "{colleague} is friends with {parent} on a private account and comments on pictures of {child}.",
        "{colleague} writes with {parent} privately about how {child}’s day was.",
      ],
      [
        "It is kind, but the policy says no.",
        "Other parents have asked why they are not answered so fast.",
      ],
    ],
    people: [alleged("staff", "colleague"), affected("parent-carer", "parent")],
    from: ["parent-carer", "staff"],
    severity: "medium",
    risk: ["possible", "moderate"],
    actions: ["End the private contact and tell the family why"],
    decision:
      "Recorded as a low-level concern. The contact has ended, and the colleague has read the policy again.",
    lesson: ["contact-to-families", "Name the exceptions: family, and friends from before."],
    reply: "Thank you. We have spoken with the person, and the private contact has ended.",
  },
  {
    kind: "breach",
    categories: ["confidentiality-copyright-data-protection"],
    place: "online",
    sites: ["facebook"],
    title: "Governor wrote about a confidential item",
    tells: [
      [
        "After the meeting {governor} wrote publicly that “places will be cut again”.",
        "{governor} answered a parent on a public page about the new opening hours.",
      ],
      ["This was a confidential item.", "Nothing has been decided yet."],
    ],
    people: [alleged("governor", "governor")],
    from: ["governor", "staff", "parent-carer"],
    severity: "medium",
    risk: ["possible", "moderate"],
    actions: ["Go through the code of conduct at the next meeting"],
    decision:
      "The chair has spoken with the governor, who took it down. The code of conduct is on the next agenda.",
    lesson: ["governors-confidentiality", "New governors need this on their first evening."],
    reply: "Thank you. The chair of governors has dealt with it.",
  },
  {
    kind: "breach",
    categories: ["photographs", "confidentiality-copyright-data-protection"],
    place: "on-site",
    sites: ["whatsapp", "snapchat"],
    title: "Picture from inside the nursery in a private story",
    tells: [
      [
        "{colleague} put a picture of the nap room in a story “for friends only”.",
        "A visitor filmed the children’s singing and put it in a story.",
      ],
      ["Two sleeping children can be recognised.", "You can hear {child}’s name twice."],
      ["A friend of a friend sent it to me."],
    ],
    people: [alleged("staff", "colleague"), affected("pupil", "child")],
    from: ["parent-carer", "staff"],
    severity: "high",
    risk: ["possible", "significant"],
    actions: ["Tell both families", "Lockers for private phones in every room"],
    decision:
      "Disciplinary Procedures: a first warning. Both families were told on the same day. Phones are locked away.",
    lesson: [
      "staff-photographs",
      "Private phones do not belong in the rooms: say it, provide lockers.",
    ],
    referral: "local-authority",
    reply: "Thank you. The picture is gone, the families know, and we have acted on it.",
  },
  {
    kind: "breach",
    categories: ["harassment", "cyber-bullying"],
    place: "online",
    sites: ["messenger", "whatsapp", "instagram"],
    title: "Threatening messages between two families",
    tells: [
      [
        "Since the birthday party {parent} has been writing to {other} every night.",
        "{other} gets messages from {parent} about the children’s quarrel, ten a day.",
      ],
      [
        "One says “wait until I see you at the gate”.",
        "They are full of swearing and name the children.",
      ],
    ],
    people: [alleged("parent-carer", "parent"), affected("parent-carer", "other")],
    from: ["parent-carer", "staff"],
    severity: "high",
    risk: ["very-likely", "significant"],
    actions: [
      "Different collection times for both families",
      "Tell the police with the family’s consent",
    ],
    decision:
      "Both families were met apart. The police have spoken with the parent. No messages since.",
    referral: "police",
    lesson: ["nothing-damaging", "We need a way to keep families apart at the gate."],
    reply:
      "We are sorry for what you have been through. The police know, and collection is arranged.",
  },
  {
    kind: "breach",
    categories: ["discrimination", "derogatory-or-defamatory"],
    place: "online",
    sites: ["facebook", "x"],
    title: "Hateful comment under our festival post",
    tells: [
      [
        "Under our picture of the Diwali table somebody wrote hateful words.",
        "Under our Eid wishes there is a comment about “those families”.",
      ],
      [
        "The name is {other}, who collects a child here.",
        "Two families have seen it and are hurt.",
      ],
    ],
    people: [alleged("associated-adult", "other"), affected("parent-carer")],
    from: ["parent-carer", "staff"],
    months: [3, 4, 5, 10, 11],
    severity: "high",
    risk: ["likely", "significant"],
    actions: ["Hide comments on our page until somebody has read them"],
    decision:
      "Removed and reported. The person was met with the family and may not come onto the site until further notice.",
    referral: "platform",
    lesson: ["no-derogatory-comments", "Comments on our own page need somebody who watches them."],
    reply: "Thank you. The comment is gone. We are so sorry that it stood there for an evening.",
  },
  {
    kind: "breach",
    categories: ["distasteful-self-disclosure", "reputational-harm"],
    place: "online",
    sites: ["tiktok", "instagram"],
    title: "Film in the school’s jumper from a night out",
    tells: [
      [
        "{colleague} danced on a table in our jumper, and somebody put it online.",
        "In a public film {colleague} jokes about a hangover at work, in our jumper.",
      ],
      ["Parents have been passing it on.", "It has eight hundred views."],
    ],
    people: [alleged("staff", "colleague"), witness("parent-carer")],
    from: ["parent-carer", "staff"],
    severity: "medium",
    risk: ["possible", "moderate"],
    actions: ["Ask the friend to take the film down"],
    decision: "The film is down. An informal talk under the Disciplinary Procedures was enough.",
    lesson: ["professional-conduct", "Say that the jumper makes it the school’s business."],
    reply: "Thank you for telling us. The film is down.",
  },
];
