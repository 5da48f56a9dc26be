import { afterAll, describe, expect, it } from "vitest";
import { systemClock } from "#shared/adapters/system.ts";
import { dayInWords, schoolDay } from "#shared/domain/time.ts";
import { aBrowser } from "#test/support/browser.ts";
import { aLaptop } from "#test/support/laptop.ts";
import { Inspector } from "./inspect.ts";
import { mailsTo, mistakesOn, signInAt, wordsOf, wordsOn } from "./office-pages.ts";
import { reminderDesk } from "./reminder-desk.ts";

const laptop = aLaptop();
const browser = aBrowser();
const looked = { rules: new Set<string>(), states: new Set<string>() };
const found = "A group about the school of which we did not know.";

describe("monitoring of social media sites", () => {
  it("is asked for by mail, recorded and signed, and read by governors in the evidence", async () => {
    const desk = await reminderDesk(laptop);
    afterAll(() => desk.close());
    await desk.keepTerms();
    await desk.remindOn(desk.next.on);
    const subject = "Record what you looked at";
    const [mail] = await mailsTo(laptop, "chandra.pillai@", subject, 1);
    const link = /https?:\/\/\S+\/policy\/monitoring\/record/.exec(mail ? wordsOf(mail) : "")?.[0];

    const page = await signInAt(browser, link ?? "", "Chandra Pillai");
    const inspector = new Inspector(page, looked);
    await inspector.look("the form");
    await page.getByLabel("Facebook", { exact: true }).check();
    await page.getByRole("button", { name: "Record and sign" }).click();
    expect(await mistakesOn(page)).toHaveLength(2);
    await inspector.look("the form with mistakes");
    expect(await page.getByLabel("Facebook", { exact: true }).isChecked()).toBe(true);
    await page.getByLabel("What did you find?").fill(found);
    await page.getByLabel("I, Chandra Pillai, looked at these sites myself").check();
    await page.getByRole("button", { name: "Record and sign" }).click();
    expect(await wordsOn(page)).toContain("The look is recorded and signed");
    expect(await wordsOn(page)).toContain(found);
    await inspector.look("the log");

    const governor = await signInAt(browser, `${laptop.baseUrl}/policy/review/evidence`, "Ewan");
    const reading = new Inspector(governor, looked);
    await reading.look("the evidence");
    const words = await governor.getByRole("region", { name: "Monitoring of social" }).innerText();
    expect(words).toContain(dayInWords(schoolDay(systemClock.now())));
    expect(await wordsOn(governor)).not.toMatch(/Chandra|did not know/);
    await governor.getByRole("link", { name: "See the log of monitoring" }).click();
    expect(await wordsOn(governor)).not.toMatch(/Chandra|did not know/);
    await reading.look("the log in numbers");
    expect([...inspector.findings, ...reading.findings]).toEqual([]);
    expect(looked.states.size).toBe(5);
  });
});
