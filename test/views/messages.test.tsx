import { AxeBuilder } from "@axe-core/playwright";
import { describe, expect, it } from "vitest";
import { type MessagesPage, messagesPage } from "#functions/views/pages/messages.tsx";
import { buildAssets } from "#infra/bundling/build-assets.ts";
import { memberOf } from "#shared/domain/school/session.ts";
import { aBrowser } from "#test/support/browser.ts";
import { aMessage, aReference, aSchool, head, noon } from "#test/support/builders.ts";

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
    const { files } = await buildAssets(school.colour);
    const css = [...files].find(([file]) => file.endsWith(".css"))?.[1] ?? "";
    const tab = await browser.open();
    await tab.setContent(messagesPage(model).replace(/<script[^>]*><\/script>/, ""));
    await tab.addStyleTag({ content: css });
    const told = await new AxeBuilder({ page: tab }).analyze();
    expect(told.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    expect(told.passes.length + told.inapplicable.length).toBeGreaterThan(60);
    for (const width of [1280, 390, 320]) {
      await tab.setViewportSize({ width, height: 800 });
      const wide = await tab.locator("html").evaluate((html) => html.scrollWidth);
      expect({ width, wide }).toEqual({ width, wide: width });
    }
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
