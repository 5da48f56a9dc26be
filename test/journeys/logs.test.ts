import { setTimeout as pause } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { aLaptop, logOf, mailsAbout } from "#test/support/laptop.ts";
import {
  chooseAtSignIn,
  type Receipted,
  readyDraft,
  report,
  signedIn,
  submit,
  Visitor,
} from "./visitor.ts";

const laptop = aLaptop();

/** In every field a word that stands nowhere else, so that one that got into a log is found. */
const told = {
  description: "Quokkadescription",
  siteOther: "Wombatsite",
  link: "https://example.org/numbatlink?who=numbatquery",
  people: [
    { name: "Bilby Bandicoot", relationship: "staff", involvement: "alleged", roles: ["clerk"] },
  ],
  reporter: { relationship: "staff", name: "Potoroo Pademelon", email: "potoroo@wallaby.example" },
  immediateAction: "Kowariaction",
};
const form = {
  what: { description: "Dunnartdescription" },
  site: { site: "other", siteOther: "Quollsite", link: "https://example.org/echidnalink" },
  people: {
    "people-0-name": "Glider Galah",
    "people-0-relationship": "pupil",
    "people-0-involvement": "affected",
  },
  done: { immediateAction: "Numbataction" },
  reach: { reach: "yes", name: "Kookaburra Koala", email: "koala@wallaby.example" },
};
const words = [
  ...["quokka", "wombat", "numbat", "bilby", "bandicoot", "potoroo", "pademelon", "wallaby"],
  ...["kowari", "dunnart", "quoll", "echidna", "glider", "galah", "kookaburra", "koala"],
  // The people of the school, who sign in and are written to.
  ...["lindqvist", "osei", "marchetti", "brandt", "@example.org"],
  // What a client says about itself.
  ...["platypusbrowser", "203.0.113.77", "platypusquery", "platypuspath", "platypuskey"],
];
/** What only the person who holds it may know. */
const secrets: string[] = [];

const client = { "user-agent": "Platypusbrowser/1", "x-forwarded-for": "203.0.113.77" };

async function reportByJson(): Promise<void> {
  const answer = await submit(laptop, report(told), {
    key: "platypuskey-0123456789",
    headers: client,
  });
  expect(answer.status).toBe(201);
  const { reference, receipt } = (await answer.json()) as Receipted;
  secrets.push(receipt);
  await submit(laptop, report({ ...told, kind: "Quokkakind", Wombatproperty: 1 }), {
    headers: client,
  });
  await submit(laptop, "{ Quokkadescription", { headers: client });
  await submit(laptop, report({ description: "Numbat" }), { key: "platypuskey-0123456789" });
  const visitor = new Visitor(laptop);
  for (const body of [{ receipt }, { receipt: "1999 8888 7777 6666" }, { receipt: "Quokka" }]) {
    await visitor.ask("/api/follow-up", {
      method: "POST",
      headers: { "content-type": "application/json", ...client },
      body: JSON.stringify(body),
    });
  }
  secrets.push("1999 8888 7777 6666");
  await mailsAbout(laptop, reference, { count: 1 });
}

async function reportByForm(): Promise<void> {
  const visitor = new Visitor(laptop);
  const draft = await readyDraft(visitor, form);
  await visitor.post("/report/what", {
    draft,
    description: `Quokka${"x".repeat(10_001)}`,
    go: "next",
  });
  await visitor.post("/report/what", { draft: `${draft}Quokka`, description: "Quokka" }, client);
  await visitor.post("/report/check", { draft, go: "send" }, client);
  const page = await (await visitor.ask("/report/received")).text();
  const receipt = /id="receipt"[^>]*>([^<]+)/.exec(page)?.[1] ?? "";
  for (const typed of [receipt, "1555 4444 3333 2222"]) {
    await visitor.post("/follow-up", { receipt: typed }, client);
    secrets.push(typed);
  }
  secrets.push(draft, visitor.cookies.get("__Host-receipt") ?? "");
}

async function workAtTheSchool(): Promise<void> {
  const lead = await signedIn(laptop, "beth-lindqvist");
  secrets.push(lead.cookies.get("__Host-session") ?? "");
  for (const path of ["/register", "/register?after=Platypusquery", "/register/Platypuspath"]) {
    await lead.ask(path, { headers: client });
    await lead.json(path);
  }
  const office = new Visitor(laptop);
  const back = new URL(await chooseAtSignIn(office, "hollie-brandt", "/sign-in"));
  secrets.push(back.searchParams.get("code") ?? "", back.searchParams.get("state") ?? "");
  await office.ask(back.href);
  await office.ask(back.href);
  await office.ask("/sign-in/callback?error=Platypusquery&state=Platypusquery");
  await office.ask("/register");
  for (const path of [
    "/Platypuspath",
    "/assets/Platypuspath.css",
    "/report/Platypuspath",
    "/%E0%A4%A",
  ]) {
    await office.ask(path, { headers: client });
  }
  await office.post("/sign-out", {}, client);
}

beforeAll(async () => {
  await Promise.all([reportByJson(), reportByForm(), workAtTheSchool()]);
  // One more round of the mail job, which logs after it has sent.
  await pause(1_200);
});

describe("the log", () => {
  it("has a line in JSON for each thing that was done", async () => {
    const lines = (await logOf(laptop)).map((line): unknown => JSON.parse(line));
    expect(lines.length).toBeGreaterThanOrEqual(40);
    for (const route of [
      "POST /api/incidents",
      "POST /api/follow-up",
      "POST /report/{step}",
      "POST /follow-up",
      "GET /register",
      "GET /register/{reference}",
      "GET /sign-in/callback",
      "POST /sign-out",
    ]) {
      expect(lines).toContainEqual(expect.objectContaining({ message: "answered", route }));
    }
    expect(lines).toContainEqual(
      expect.objectContaining({ job: "deliver-mail", sent: expect.any(Number) }),
    );
  });

  it("holds nothing that anybody wrote, is called, or must keep to themselves", async () => {
    const logged = `${(await logOf(laptop)).join("\n")}\n${laptop.printed()}`.toLowerCase();
    expect(secrets.filter((one) => one.length >= 16)).toHaveLength(9);
    const kept = [...words, ...secrets, ...secrets.map((one) => one.replaceAll(" ", ""))];
    expect(kept.length).toBeGreaterThanOrEqual(40);
    expect(kept.filter((one) => logged.includes(one.toLowerCase()))).toEqual([]);
  });

  it("takes one line of at most 350 bytes for a submission", async () => {
    const submissions = (await logOf(laptop)).filter((line) =>
      line.includes("POST /api/incidents"),
    );
    expect(submissions).toHaveLength(4);
    for (const line of submissions) expect(Buffer.byteLength(`${line}\n`)).toBeLessThanOrEqual(350);
  });
});
