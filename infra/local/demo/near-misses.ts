import { affected, alleged, type Story, witness } from "./story.ts";

/** Stopped in time: pictures, names and places of children that nearly got out. */
export const nearMisses: readonly Story[] = [
  {
    kind: "near-miss",
    categories: ["photographs", "privacy"],
    place: "on-site",
    sites: ["facebook", "instagram"],
    months: [6, 7],
    title: "Sports day film nearly shared with other children in it",
    tells: [
      [
        "At sports day {parent} filmed the whole egg-and-spoon race and said it would go online that evening.",
        "{parent} was about to go live from the field while the {room} ran their race.",
      ],
      [
        "Four other children could be seen close up, one of them without permission for photographs.",
        "You could read the names on the children’s bibs.",
      ],
      ["A member of staff asked to keep it private and {parent} deleted it there and then."],
    ],
    people: [alleged("parent-carer", "parent"), witness("staff", "colleague")],
    from: ["staff", "parent-carer"],
    severity: "low",
    risk: ["likely", "moderate"],
    actions: [
      "Say at the start of every event that films stay private",
      "Put up the photograph sign at the field gate",
    ],
    decision:
      "Spoken with the parent, who had not thought of the other families. Nothing was published. Families are reminded before the next event.",
    lesson: [
      "pupil-photographs",
      "Families hear the rule too late: say it before an event begins.",
    ],
    reply:
      "Thank you for stopping this in time. The film is deleted, and we shall remind every family before the next event.",
  },
  {
    kind: "near-miss",
    categories: ["photographs"],
    place: "on-site",
    sites: ["whatsapp", "facebook"],
    months: [12],
    title: "Nativity recording stopped before it was streamed",
    tells: [
      [
        "During the nativity {parent} held up a phone and was about to stream it for family abroad.",
        "A grandparent set up a tablet on a chair to stream the nativity to a group.",
      ],
      [
        "We had said that nobody streams, because two children may not be shown.",
        "The programme said “no live streaming”, but it was on the back page.",
      ],
      ["It was switched off before the children came on."],
    ],
    people: [alleged("parent-carer", "parent")],
    from: ["staff"],
    severity: "low",
    risk: ["possible", "moderate"],
    actions: ["Move the words about streaming to the front of the programme"],
    decision: "Explained to the family, who understood. The programme is changed for next year.",
    lesson: ["pupil-photographs", "Nobody reads the back page: the rule goes to the front."],
    reply: "Thank you. Nothing was streamed. We have changed the programme for the next time.",
  },
  {
    kind: "near-miss",
    categories: ["confidentiality-copyright-data-protection"],
    place: "online",
    sites: ["whatsapp"],
    title: "Message about a child nearly sent to the wrong group",
    tells: [
      [
        "A message about {child}’s care plan was typed into the group of all the {room} parents instead of to the family.",
        "{colleague} nearly posted the allergy list of the {room} into the staff social group.",
      ],
      [
        "It was noticed before it was sent.",
        "The wrong name at the top of the screen was seen just in time.",
      ],
      ["Nobody outside the team saw it."],
    ],
    people: [alleged("staff", "colleague"), affected("pupil", "child")],
    from: ["staff"],
    severity: "medium",
    risk: ["possible", "significant"],
    actions: [
      "Use the school’s own messaging system for anything about a child",
      "Practise with the team: read the name at the top before you send",
    ],
    decision:
      "No data left the school. The team has talked it through and uses the school’s own system from now on.",
    lesson: ["data-protection-and-copyright", "Private messengers invite slips: name what to use."],
    reply:
      "Thank you for telling us so quickly. Nothing was sent, and we have changed how we write.",
  },
  {
    kind: "near-miss",
    categories: ["underage-account", "inappropriate-content-on-premises"],
    place: "on-site",
    sites: ["youtube", "youtube-kids"],
    title: "Tablet offered an unsuitable film before it was locked",
    tells: [
      [
        "On the tablet of the {room} the next film came up by itself after a song.",
        "{child} had the tablet for the counting game and pressed on an advertisement.",
      ],
      [
        "The picture of the next one was frightening and not for small children.",
        "It would have opened a page with adverts for a horror game.",
      ],
      ["{colleague} turned it off before anything played."],
    ],
    people: [witness("staff", "colleague"), affected("pupil", "child")],
    from: ["staff"],
    severity: "low",
    risk: ["likely", "minor"],
    actions: [
      "Switch off “play next” on every tablet",
      "Check the filter’s list with the provider",
    ],
    decision: "Nothing was seen. The tablets are locked to four programs.",
    lesson: [
      "inappropriate-content",
      "Check tablets at the start of each term, not when it happens.",
    ],
    reply: "Thank you. The tablets now open only what we have chosen.",
  },
  {
    kind: "near-miss",
    categories: ["contact-pupil-or-parent-to-staff"],
    place: "online",
    sites: ["facebook", "instagram", "snapchat"],
    title: "Friend request from a parent declined",
    tells: [
      [
        "{parent} sent me a friend request on my private account.",
        "I had a follow request from the mother of {child}.",
      ],
      [
        "I did not accept it and told the office the next morning.",
        "It was kindly meant: they wanted to share holiday pictures.",
      ],
    ],
    people: [alleged("parent-carer", "parent"), affected("staff", "colleague")],
    from: ["staff"],
    severity: "low",
    risk: ["likely", "negligible"],
    actions: [
      "Remind families how they can reach us",
      "Check with the team that accounts are private",
    ],
    decision: "The request was declined. The family was told why in a friendly word at the door.",
    reply: "Thank you for declining it and telling us. That is exactly what the policy asks for.",
  },
  {
    kind: "near-miss",
    categories: ["confidentiality-copyright-data-protection", "photographs"],
    place: "on-site",
    sites: ["facebook"],
    title: "Display with names nearly in a picture for our own page",
    tells: [
      [
        "I had chosen a picture of our new garden for the school’s page.",
        "The picture of the {room} corner for our page was ready to go.",
      ],
      [
        "In the background the pegs with all the children’s full names could be read.",
        "Behind the table hung the list of who is collected by whom.",
      ],
      ["{colleague} saw it when she read it before it went up."],
    ],
    people: [witness("staff", "colleague")],
    from: ["staff"],
    severity: "low",
    risk: ["possible", "moderate"],
    actions: ["Two people look at every picture before it goes up"],
    decision: "It was not published. From now on two people look at every picture.",
    lesson: [
      "pupil-photographs",
      "A second pair of eyes before anything goes up works: write it in.",
    ],
    reply: "Thank you, and well spotted. Two people look at every picture from now on.",
  },
  {
    kind: "near-miss",
    categories: ["damage-to-relationships", "derogatory-or-defamatory"],
    place: "online",
    sites: ["whatsapp"],
    title: "Quarrel in a parents’ group ended by other parents",
    tells: [
      [
        "In the {group} group two parents began to argue about a push in the playground.",
        "In the {group} group somebody asked who had bitten whom.",
      ],
      ["A name of a child was nearly written.", "It was getting personal about one family."],
      ["Another parent asked everybody to stop and to talk to the school, and they did."],
    ],
    people: [alleged("parent-carer", "parent"), affected("parent-carer", "other")],
    from: ["parent-carer"],
    severity: "low",
    risk: ["likely", "minor"],
    actions: ["Write to the group’s owner with our advice for parents’ groups"],
    decision:
      "Talked with both families. The group’s owner has put our advice at the top of the group.",
    lesson: ["complaints-procedure", "Parents’ groups need a short page of advice each September."],
    reply: "Thank you for telling us. We have spoken with the families and it has calmed down.",
  },
];
