import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { aBrowser } from "#test/support/browser.ts";
import { aLaptop } from "#test/support/laptop.ts";
import {
  answerUpTo,
  type FormPage,
  formPages,
  goBack,
  goOn,
  heading,
  openAt,
  receivedOn,
  send,
  startReport,
  story,
} from "./form-pages.ts";
import { listed, readyDraft, seen, signedIn, Visitor } from "./visitor.ts";

const laptop = aLaptop();
const browser = aBrowser();
const withoutScript = () => browser.open({ javaScriptEnabled: false });

/** The draft of somebody who has told the whole story. */
const toldDraft = () =>
  readyDraft(new Visitor(laptop), {
    what: { description: story.description },
    when: { place: "online", day: "20", month: "11", year: "2026", time: "14:30" },
    site: { site: "other", siteOther: story.site, link: story.link },
    people: {
      "people-0-name": story.person,
      "people-0-relationship": "parent-carer",
      "people-0-involvement": "alleged",
    },
    done: { immediateAction: story.done },
    reach: { reach: "yes", name: story.name, email: story.email },
  });

const valueOf = async (page: Page, control: string) => {
  const found = page.locator(control);
  const isTicked = /^(checkbox|radio)$/.test((await found.getAttribute("type")) ?? "");
  if (isTicked) return (await found.isChecked()) ? "on" : "off";
  return found.inputValue();
};

/** What a page tells after a mistake: in its title, its summary and at the control. */
async function expectFaultOn(page: Page, { heading: title, field, kept }: FormPage): Promise<void> {
  // The press that led here may be answered before the page is there to be read.
  await page.locator(".govuk-error-summary").waitFor();
  expect(await page.title()).toBe(`Error: ${title} - Highters Heath Nursery School`);
  const links = page.locator(".govuk-error-summary__list a");
  const targets = await links.evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  expect(targets).toContain(`#${field}`);
  const found = targets.map((target) => page.locator(target ?? "").count());
  expect(await Promise.all(found)).toEqual(targets.map(() => 1));
  const described = (await page.locator(`#${field}`).getAttribute("aria-describedby")) ?? "";
  const around = page.locator(`.govuk-form-group--error:has(#${field}) .govuk-error-message`);
  expect([described, await around.count()]).not.toEqual(["", 0]);
  expect(kept && (await valueOf(page, kept.control))).toBe(kept?.value);
}

describe("the form where no script runs", () => {
  it("leads past a mistake on every page to a receipt that can be followed", async () => {
    const page = await withoutScript();
    await startReport(page, laptop.baseUrl);
    for (const one of formPages) {
      expect(await heading(page)).toBe(one.heading);
      expect(await page.title()).toBe(`${one.heading} - Highters Heath Nursery School`);
      await one.mistake(page);
      await goOn(page);
      await expectFaultOn(page, one);
      await one.answer(page);
      await goOn(page);
    }
    expect(await heading(page)).toBe("Check your answers");
    const shown = await page.locator("main").innerText();
    for (const words of Object.values(story)) expect(shown).toContain(words);
    await send(page);
    expect(new URL(page.url()).pathname).toBe("/report/received");
    const { reference, receipt } = await receivedOn(page);
    expect(reference).toMatch(/^HH-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    expect(receipt).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/);

    await page.getByRole("main").getByRole("link", { name: "follow up a report" }).click();
    await page.getByLabel("What is your receipt?").fill(receipt);
    await goOn(page);
    expect(await page.locator("main").innerText()).toContain(reference);
    expect(await listed(await signedIn(laptop, "beth-lindqvist"))).toEqual([reference]);
  });

  it("keeps every answer on the way back and on the way forth again", async () => {
    const page = await withoutScript();
    await openAt(page, laptop.baseUrl, await toldDraft(), "check");
    for (const one of formPages.toReversed()) {
      await goBack(page);
      expect(await heading(page)).toBe(one.heading);
    }
    // Answers that were checked lead back to the check, and are the same as before.
    expect(await page.getByLabel("Member of staff").isChecked()).toBe(true);
    await goOn(page);
    expect(await heading(page)).toBe("Check your answers");
    const shown = await page.locator("main").innerText();
    for (const words of Object.values(story)) expect(shown).toContain(words);
    await goBack(page);
    expect(await valueOf(page, "#email")).toBe(story.email);
  });

  it("keeps what was typed on a page that is left by its back button", async () => {
    const page = await withoutScript();
    await startReport(page, laptop.baseUrl);
    await answerUpTo(page, "what");
    await page.getByLabel("What happened?").fill("Half a sent");
    await goBack(page);
    expect(await heading(page)).toBe("What was it about?");
    await goOn(page);
    expect(await valueOf(page, "#description")).toBe("Half a sent");
  });

  it("takes another person in and out again", async () => {
    const page = await withoutScript();
    await openAt(page, laptop.baseUrl, await toldDraft(), "people");
    await page.getByLabel("Name (optional)").fill("First Person");
    await page.getByRole("button", { name: "Add another person" }).click();
    await page.locator("#people-1-name").fill("Second Person");
    await page.getByRole("button", { name: "Add another person" }).click();
    await page.locator("#people-2-name").fill("Third Person");
    await page.getByRole("button", { name: "Remove person 2" }).click();
    const names = page.getByLabel("Name (optional)");
    expect(
      await names.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value)),
    ).toEqual(["First Person", "Third Person"]);
  });

  it("comes back to the check from an answer that is changed there", async () => {
    const page = await withoutScript();
    await openAt(page, laptop.baseUrl, await toldDraft(), "check");
    const changes = page.getByRole("button", { name: /^Change / });
    expect(await changes.count()).toBeGreaterThanOrEqual(formPages.length);
    await page.getByRole("button", { name: "Change what happened" }).click();
    expect(await heading(page)).toBe("What happened?");
    await page.getByLabel("What happened?").fill("It was another photo altogether.");
    await goOn(page);
    expect(await heading(page)).toBe("Check your answers");
    const shown = await page.locator("main").innerText();
    expect(shown).toContain("It was another photo altogether.");
    expect(shown).not.toContain(story.description.split("\n")[0]);
    expect(shown).toContain(story.link);
  });
});

describe("a receipt that leads nowhere", () => {
  // The key of its first digit is ours; of the second, no key of the ring.
  const nobodys = ["1000 0000 0000 0000", "1999 9999 9999 9999", "9123 4567 8901 2345"];

  it("is answered alike, whatever is wrong with it", async () => {
    const byForm = await Promise.all(
      nobodys.map(async (receipt) =>
        seen(await new Visitor(laptop).post("/follow-up", { receipt })),
      ),
    );
    const alike = byForm.map(({ body, ...rest }, place) => ({
      ...rest,
      body: body.replaceAll(nobodys[place] ?? "", ""),
    }));
    expect(alike).toEqual([alike[0], alike[0], alike[0]]);
    expect(alike[0]).toMatchObject({ status: 422 });
    const byJson = await Promise.all(
      nobodys.map(async (receipt) =>
        seen(
          await new Visitor(laptop).ask("/api/follow-up", {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify({ receipt }),
          }),
        ),
      ),
    );
    expect(byJson).toEqual([byJson[0], byJson[0], byJson[0]]);
    expect(byJson[0]).toMatchObject({ status: 404 });
  });
});
