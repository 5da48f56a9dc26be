import { describe, expect, it } from "vitest";
import { type MessagesPage, messagesPage } from "#functions/views/pages/messages.tsx";
import { memberOf } from "#shared/domain/school/session.ts";
import { aBrowser } from "#test/support/browser.ts";
import { aMessage, aReference, aSchool, head, noon } from "#test/support/builders.ts";
import { expectFitForAll, seenPage } from "#test/support/seen-page.ts";

const school = aSchool();
const failed = aMessage({ status: "failed", givenUpAt: noon, attempts: 42, failure: "Throttling" });
const name = "Bartholomew Featherstonehaugh-Cholmondeley";
const email = `${"bartholomew.featherstonehaugh-cholmondeley"}@a-very-long-name-of-a-school.example.org`;
const page: MessagesPage = {
  school,
  member: memberOf(head.name, head.email, ["headteacher"]),
  messages: [
    failed,
    {
      ...failed,
      id: "another",
      about: aReference(2),
      kind: "reporter-wrote",
      failure: "ConfigurationSetSendingPausedException",
      to: { id: "b", name, email, signsIn: true },
    },
    { ...failed, id: "fourth", about: aReference(3), status: "bounced", failure: "Bounce.General" },
    { ...failed, id: "third", kind: "reply", to: { ...failed.to, id: "reporter" }, attempts: 1 },
  ],
  stuck: { messages: 3, incidents: 1, since: noon },
  told: "send-again",
  isFirst: false,
  next: "/messages?after=x",
};
const pages: readonly (readonly [string, MessagesPage])[] = [
  ["with everything", page],
  ["with a refusal", { ...page, told: "recipient-kept-out", stuck: undefined }],
  [
    "with nothing",
    { ...page, messages: [], stuck: undefined, told: undefined, isFirst: true, next: undefined },
  ],
];

describe("mail that did not get out, on a screen", () => {
  const browser = aBrowser();

  it.each(pages)("has no fault that axe finds and fits every width: %s", async (_, model) => {
    const tab = await seenPage(browser, school, messagesPage(model));
    await expectFitForAll(tab);
  });

  it.each([
    ["reminder", "reminder-2027-spring", "Spring term 2027"],
    ["sites-waiting", "sites-2026-11-22", "22 November 2026"],
    ["new-version", "new-version-3", "Version 3"],
    ["policy-question", "question-003-0123", "–"],
  ] as const)("says what a mail of the kind %s is about as people say it", (kind, about, words) => {
    const html = messagesPage({ ...page, messages: [{ ...failed, kind, about }] });
    const cells = [...html.matchAll(/<td[^>]*>([^]*?)<\/td>/g)].map(([, cell = ""]) =>
      cell.replaceAll(/<[^>]+>/g, ""),
    );
    expect(cells.filter((cell) => cell.endsWith(words))).toHaveLength(1);
  });

  it("does not say of a mail of unknown fate that it never arrived", () => {
    const failure = "FateUnknown";
    const html = messagesPage({ ...page, messages: [{ ...failed, kind: "reminder", failure }] });
    expect(html.replaceAll(/\s+/g, " ")).toContain("or nobody knows whether they did: send them");
    expect(html).toContain("It may have arrived");
  });

  it("names each button after its mail, for whoever hears the page", () => {
    const names = [...messagesPage(page).matchAll(/<button[^]*?<\/button>/g)]
      .map(([button]) => button.replaceAll(/<[^>]+>/g, ""))
      .filter((text) => /^(?:Send|Take off)/.test(text));
    expect(names).toHaveLength(2 * page.messages.length);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((text) => text.startsWith("Send all the same"))).toEqual([
      `Send all the same: Alert of an incident, ${aReference(3)}, to Amara Osei`,
    ]);
    expect(names[0]).toBe(`Send again: Alert of an incident, ${aReference(1)}, to Amara Osei`);
  });
});
