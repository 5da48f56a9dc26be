import { expect, it } from "vitest";
import type { Person } from "#shared/domain/school/profile.ts";
import { aBrowser } from "#test/support/browser.ts";
import { chair, clerk, governor, head } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { aReviewOffice, type ReviewOffice, reviewAddress } from "#test/support/review-office.ts";
import { halfPastNine, secondGovernor } from "#test/support/reviewing.ts";
import { expectFitForAll, seenPage } from "#test/support/seen-page.ts";

const browser = aBrowser();
const table = aTable();
/** Longer than any line, without a place to break it. */
const unbroken = (length: number) => "Wordwithoutanyblanks".repeat(60).slice(0, length);

/** Opens the first review of the school. */
async function opened(): Promise<ReviewOffice> {
  const desk = aReviewOffice(table);
  await desk.run(halfPastNine("2026-11-23"));
  return desk;
}

async function expectFit(desk: ReviewOffice, who: Person, path: string, says: string) {
  const { body = "" } = await desk.open(who, `${reviewAddress}${path}`);
  expect(body).toContain(says);
  await expectFitForAll(await seenPage(browser, desk.school, body));
}

const wide = {
  title: unbroken(150),
  markdown: `${unbroken(400)}\n\n- **${unbroken(60)}:** ${unbroken(200)}`,
  why: unbroken(500),
};

it("shows what is drafted to everybody, however long its words are", async () => {
  const desk = await opened();
  const { box } = await desk.taught();
  await desk.change(head, "propose-amendment", { ...wide, lessons: box });
  await desk.change(head, "propose-amendment", {
    change: "add",
    section: "section-key-sites",
    title: "Toys that talk",
    markdown: "Toys can be on the internet too.",
  });
  await desk.change(head, "propose-amendment", { change: "drop", clause: "visitors" });
  await desk.change(governor, "comment", { words: unbroken(600) });
  await desk.change(governor, "declare-conflict", { words: unbroken(300) });
  await expectFit(desk, head, "", "Put the text before the governors");
  await expectFit(desk, governor, "/changes", "This is a draft");
  await expectFit(desk, head, "/propose", "What is new?");
}, 90_000);

it("has a form for each way to amend, and for what else is asked of somebody", async () => {
  const desk = await opened();
  await desk.taught();
  const amending = "/propose-amendment?change=";
  await expectFit(desk, head, `${amending}add&section=section-key-sites`, "Title of the clause");
  await expectFit(desk, head, `${amending}drop&clause=visitors`, "would be removed");
  await expectFit(desk, clerk, "/set-due-date", "By which day is it due?");
  await expectFit(desk, governor, "/declare-conflict", "What have you an interest in?");
  await expectFit(desk, governor, "/propose", "This cannot be done now");
}, 90_000);

it("tells who does not decide, who sends back, and who was too slow", async () => {
  const desk = await opened();
  await desk.change(head, "propose-amendment", wide);
  await desk.change(governor, "declare-conflict");
  await desk.change(head, "propose");
  await expectFit(desk, governor, "", "You declared an interest");
  await expectFit(desk, head, "/withdraw", "can no longer decide on this text");
  await expectFit(desk, chair, "/send-back", "another text is wanted");
  const late = await desk.post(head, "withdraw", { seen: "2", reason: unbroken(300) });
  expect(late.statusCode).toBe(409);
  await expectFitForAll(await seenPage(browser, desk.school, late.body ?? ""));
  await desk.change(secondGovernor, "decide", { verdict: "send-back", words: unbroken(900) });
  await expectFit(desk, head, "", "The governors want another text");
}, 90_000);
