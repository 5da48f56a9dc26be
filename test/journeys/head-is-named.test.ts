import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { changeNames } from "#shared/domain/incident/change-rules.ts";
import { aBrowser } from "#test/support/browser.ts";
import { aLaptop, mailsOf } from "#test/support/laptop.ts";
import {
  addressOf,
  lastLink,
  mailsTo,
  make,
  openForm,
  save,
  sectionOf,
  setDay,
  signInAt,
  wordsOf,
} from "./office-pages.ts";
import { listed, type Receipted, reported, seen, signedIn, type Visitor } from "./visitor.ts";

const laptop = aLaptop();
const browser = aBrowser();
const chairAddress = "dorothy.marchetti@example.org";
const leadAddress = "beth.lindqvist@example.org";
const absent = "HH-2222-2222";

/** About the head, whose register is otherwise longer than a page. */
const aboutTheHead = {
  kind: "concern",
  categories: ["harassment"],
  description: "Quokkapost about a colleague.",
  place: "off-site",
  site: "facebook",
  people: [{ name: "Mrs Osei", relationship: "staff", involvement: "alleged" }],
};
const others = 27;
const title = "Wombat words about a colleague";
const decision = "Numbat: the governors look into it.";
const canaries = /quokka|wombat|numbat/i;

/** Every way to ask the register for something that the incident is, and for its numbers. */
const asked = (reference: string, period: string): readonly string[] => [
  "/register",
  ...[
    `text=${reference}`,
    "text=wombat",
    "text=colleague",
    "kind=concern",
    "category=harassment",
    "relationship=staff",
    "owner=dorothy-marchetti",
    `period=${period}`,
    "sort=oldest",
    ...["received", "triaged", "investigating", "decided"].map((one) => `status=${one}`),
  ].map((query) => `/register?${query}`),
  "/register.csv",
  "/register.csv?category=harassment",
  "/register/summary",
  `/register/summary?period=${period}`,
  `/register/lessons?period=${period}`,
];

let report: Receipted;
let head: Visitor;
let lead: Visitor;
let chair: Page;
let year: string;
let before: Awaited<ReturnType<typeof sees>>;

/** An action that was due then is late, by less than a week. */
function yesterday(): readonly [string, string, string] {
  const [year = "", month = "", day = ""] = new Date(Date.now() - 86_400_000)
    .toISOString()
    .slice(0, 10)
    .split("-");
  return [day, month, year];
}

/** What somebody is answered to all of these, and on the second page of the register. */
async function sees(visitor: Visitor, addresses: readonly string[]) {
  const answers = new Map<string, string>();
  for (const address of addresses) {
    const answer = await visitor.json(address);
    expect([address, answer.status]).toEqual([address, 200]);
    answers.set(address, await answer.text());
  }
  const { next } = JSON.parse(answers.get("/register") ?? "{}") as { next: string };
  answers.set("next page", await (await visitor.json(next)).text());
  answers.set("page", await (await visitor.ask("/register")).text());
  return answers;
}

type Tree = { readonly [name: string]: Tree | number | string | boolean | null };

/** Each number of a summary under the path to it. */
const numbersIn = (tree: Tree, path = ""): Map<string, number> =>
  new Map(
    Object.entries(tree).flatMap(([name, value]): (readonly [string, number])[] => {
      if (typeof value === "number") return [[`${path}${name}`, value]];
      if (typeof value !== "object" || value === null) return [];
      return [...numbersIn(value, `${path}${name}.`)];
    }),
  );

const numbersFor = async (visitor: Visitor) =>
  numbersIn((await (await visitor.json("/register/summary")).json()) as Tree);

// All the head could know is noted before the report comes in: nothing of it may ever change.
beforeAll(async () => {
  await Promise.all(Array.from({ length: others }, () => reported(laptop)));
  head = await signedIn(laptop, "amara-osei");
  lead = await signedIn(laptop, "beth-lindqvist");
  year = ((await (await head.json("/register/summary")).json()) as { period: string }).period;
  before = await sees(head, asked(absent, year));
  report = await reported(laptop, aboutTheHead);
}, 40_000);

/** What the head sees now is what the head saw before there was such a report. */
async function expectNothingNew(): Promise<void> {
  const now = await sees(head, asked(report.reference, year));
  expect(now.size).toBe(before.size);
  expect([...now.values()]).toEqual([...before.values()]);
  for (const answer of now.values()) {
    expect(answer).not.toContain(report.reference);
    expect(answer).not.toMatch(canaries);
  }
}

describe("an incident that names the headteacher", () => {
  it("reaches the chair, who opens it from the mail, and triages it", async () => {
    const alert = await mailsTo(laptop, chairAddress, report.reference, 1);
    chair = await signInAt(browser, lastLink(alert), "Dorothy Marchetti");
    expect(chair.url()).toBe(addressOf(laptop, report.reference));
    await expectNothingNew();
    await openForm(chair, "triage");
    await chair.getByLabel("Short title, without names").fill(title);
    await chair.getByLabel("High: somebody").check();
    const owners = chair.getByLabel("Who sees to it?");
    expect(await owners.locator("option").allInnerTexts()).not.toContain("Amara Osei");
    await owners.selectOption({ label: "Dorothy Marchetti" });
    await save(chair, "triage");
    expect(await chair.locator("h1").innerText()).toBe(title);
    await expectNothingNew();
  });

  it("is worked by the chair in the head's place, up to the decision", async () => {
    await make(chair, "investigate");
    await make(chair, "message", (page) => page.getByRole("textbox").fill("Thank you."));
    await make(chair, "action", async (page) => {
      await page.getByLabel("What has to be done?").fill("Numbat: ask the governors");
      const owners = page.getByLabel("Who does it?");
      expect(await owners.locator("option").allInnerTexts()).not.toContain("Amara Osei");
      await owners.selectOption({ label: "Beth Lindqvist" });
      await setDay(page, yesterday());
    });
    await make(chair, "decide", (page) => page.getByRole("textbox").fill(decision));
    expect(await sectionOf(chair, "At a glance")).toContain(decision);
    const history = await sectionOf(chair, "History");
    expect(history).toMatch(/The decision is recorded: Dorothy Marchetti, .*[Cc]hair of governors/);
    expect(await listed(await signedIn(laptop, "dorothy-marchetti"))).toEqual([report.reference]);
    expect(await listed(lead)).toContain(report.reference);
  });

  it("is nowhere in the head's lists, searches, filters, pages, files and figures", async () => {
    await expectNothingNew();
    expect(await listed(head)).toHaveLength(others);
    expect(await listed(lead)).toHaveLength(others + 1);
    for (const address of ["/register?text=wombat", "/register?status=decided", "/register.csv"]) {
      expect(await (await lead.json(address)).text()).toContain(report.reference);
    }
  });

  it("makes the head's figures differ from the lead's by exactly itself", async () => {
    const [whole, kept] = [await numbersFor(lead), await numbersFor(head)];
    expect([...whole.keys()]).toEqual(expect.arrayContaining([...kept.keys()]));
    const differs = [...whole]
      .map(
        ([path, count]) =>
          [path.replace(/^received\..*/, "received"), count - (kept.get(path) ?? 0)] as const,
      )
      .filter(([, difference]) => difference !== 0);
    expect(Object.fromEntries(differs)).toEqual({
      total: 1,
      received: 1,
      "kinds.concern": 1,
      "categories.harassment": 1,
      "relationships.staff": 1,
      "risks.not-assessed": 1,
      "statuses.decided": 1,
      "progress.open": 1,
      "sites.Facebook": 1,
      overdueActions: 1,
    });
  });

  it("answers the head at all of its addresses as if it were not there", async () => {
    const ask = (reference: string) => {
      const address = `/register/${reference}`;
      const fields = { go: "save", seen: "6", text: "x", reason: "x", title: "x" };
      return [
        () => head.ask(address),
        () => head.json(address),
        () => head.ask(`/audit?reference=${reference}`),
        ...changeNames.flatMap((change) => [
          () => head.ask(`${address}/${change}`),
          () => head.post(`${address}/${change}`, fields),
        ]),
        () => head.post(`${address}/people`, { go: "add-person", seen: "6" }),
      ];
    };
    const absentAnswers = ask(absent);
    const answers = ask(report.reference);
    expect(answers.length).toBeGreaterThanOrEqual(40);
    for (const [place, question] of answers.entries()) {
      const answer = await seen(await question());
      expect(answer.status).toBe(404);
      expect(answer.body).not.toContain(report.reference);
      const other = absentAnswers[place];
      expect(answer).toEqual(other && (await seen(await other())));
    }
    const audit = await (await head.json("/audit")).text();
    expect(audit).toContain("Amara Osei");
    expect(audit).not.toContain(report.reference);
    const chairs = await signedIn(laptop, "dorothy-marchetti");
    expect(await (await chairs.json("/audit")).text()).toContain(report.reference);
    expect((await lead.json(`/register/${report.reference}`)).status).toBe(200);
  });

  it("is written of to the chair, and to the lead who has to act, with nothing of it in a mail", async () => {
    const post = { receipt: report.receipt, text: "Quokka: there is more." };
    const answer = await fetch(`${laptop.baseUrl}/api/follow-up/messages`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(post),
    });
    expect(answer.status).toBeLessThan(300);
    await mailsTo(laptop, chairAddress, report.reference, 2);
    await mailsTo(laptop, leadAddress, report.reference, 1);
    const about = (await mailsOf(laptop)).filter((mail) =>
      wordsOf(mail).includes(report.reference),
    );
    const told = about.map(({ destination, subject }) => `${destination.to.join()}: ${subject}`);
    expect(told.toSorted()).toEqual([
      `"Beth Lindqvist" <${leadAddress}>: An action is due: ${report.reference}`,
      `"Dorothy Marchetti" <${chairAddress}>: New report in the register: ${report.reference}`,
      `"Dorothy Marchetti" <${chairAddress}>: The reporter of ${report.reference} has written`,
    ]);
    for (const mail of about) expect(wordsOf(mail)).not.toMatch(canaries);
  });
});
