import { describe, expect, it } from "vitest";
import { aLaptop } from "#test/support/laptop.ts";
import { readyDraft, report, reported, signedIn, submit, Visitor } from "./visitor.ts";

const laptop = aLaptop();
const json = { accept: "application/json" };

/** One answer of every kind that the service gives, by what it is. */
async function answers(): Promise<ReadonlyMap<string, Response>> {
  const { reference, receipt } = await reported(laptop);
  const anyone = new Visitor(laptop);
  const lead = await signedIn(laptop, "beth-lindqvist");
  const office = await signedIn(laptop, "hollie-brandt");
  const api = (body: string, type: string) =>
    anyone.ask("/api/follow-up", { method: "POST", headers: { "content-type": type }, body });
  const elsewhere = { "sec-fetch-site": "cross-site" };
  const draft = await readyDraft(anyone);
  const [asset = ""] = /\/assets\/[^"]+\.css/.exec(await (await anyone.ask("/")).text()) ?? [];
  const all: Readonly<Record<string, Promise<Response>>> = {
    "start page": anyone.ask("/"),
    policy: anyone.ask("/policy"),
    "policy, JSON": anyone.json("/policy"),
    "policy on a page": anyone.ask("/policy/summary"),
    "policy as Markdown": anyone.ask("/policy.md"),
    "policy, versions": anyone.ask("/policy/versions"),
    "policy, first version": anyone.ask("/policy/versions/1"),
    "policy, no such version": anyone.ask("/policy/versions/99"),
    privacy: anyone.ask("/privacy"),
    accessibility: anyone.ask("/accessibility"),
    health: anyone.ask("/health"),
    style: anyone.ask(asset),
    "no such file": anyone.ask("/assets/site-0000.css"),
    form: anyone.ask("/report"),
    "form, no such page": anyone.ask("/report/nowhere"),
    "form, asked for by address": anyone.ask("/report/check"),
    "form, wrong": anyone.post("/report/who", { draft, relationship: "", go: "next" }),
    "form, draft changed": anyone.post("/report/who", { draft: `${draft}x` }),
    "form, from elsewhere": anyone.post("/report/check", { draft, go: "send" }, elsewhere),
    "form, sent": anyone.post("/report/check", { draft, go: "send" }),
    received: anyone
      .post("/report/check", { draft, go: "send" })
      .then(() => anyone.ask("/report/received")),
    "no receipt": new Visitor(laptop).ask("/report/received"),
    "follow up": anyone.ask("/follow-up"),
    "follow up, wrong": anyone.post("/follow-up", { receipt: "12" }),
    "follow up, found": anyone.post("/follow-up", { receipt }),
    "follow up by JSON": api(JSON.stringify({ receipt }), "application/json"),
    "follow up by JSON, wrong": api("{}", "application/json"),
    submitted: submit(laptop),
    "submitted, wrong": submit(laptop, report({ kind: "nothing" })),
    "submitted, no JSON": submit(laptop, "{", {}),
    "submitted, too long": submit(laptop, `"${"x".repeat(70_000)}"`),
    "submitted, no key": submit(laptop, report(), { key: "short" }),
    "submitted from elsewhere": submit(laptop, report(), { headers: elsewhere }),
    "sign-in": anyone.ask("/sign-in"),
    "sign-in, failed": anyone.ask("/sign-in/callback?code=1"),
    "sign-in first": anyone.ask("/register"),
    "sign-in first, JSON": anyone.json("/register"),
    register: lead.ask("/register"),
    "register, JSON": lead.json("/register"),
    incident: lead.ask(`/register/${reference}`),
    "incident, JSON": lead.ask(`/register/${reference}`, { headers: json }),
    "no such incident": lead.ask("/register/HH-2222-2222"),
    "register, not open": office.ask("/register"),
  };
  const given = await Promise.all(
    Object.entries(all).map(async ([name, answer]) => [name, await answer] as const),
  );
  given.push(["signed out", await lead.post("/sign-out", {})]);
  return new Map(given);
}

/** What a policy of one of our pages must say, and what it must never say. */
const strict = [
  /(^|; )default-src 'none'(;|$)/,
  /(^|; )script-src 'self'(;|$)/,
  /(^|; )style-src 'self'(;|$)/,
  /(^|; )base-uri 'none'(;|$)/,
  /(^|; )frame-ancestors 'none'(;|$)/,
  /(^|; )form-action 'self'(;|$)/,
];

const always: Readonly<Record<string, RegExp>> = {
  "strict-transport-security": /^max-age=\d{8,}/,
  "referrer-policy": /^same-origin$/,
  "x-content-type-options": /^nosniff$/,
};
const never = ["x-powered-by", "server", "access-control-allow-origin"];

/** What an answer lacks or has too much of, in words. */
function faultsOf({ headers }: Response): string[] {
  const policy = headers.get("content-security-policy") ?? "";
  return [
    ...strict.filter((rule) => !rule.test(policy)).map((rule) => `policy without ${rule}`),
    ...(/unsafe|data:|https?:|\*/.test(policy) ? [`policy too wide: ${policy}`] : []),
    ...Object.entries(always).flatMap(([name, rule]) =>
      rule.test(headers.get(name) ?? "") ? [] : [`${name}: ${headers.get(name)}`],
    ),
    ...never.filter((name) => headers.has(name)),
  ];
}

/** Answers that are the same for everybody, and how long they may be kept. The others are kept nowhere. */
const common: Readonly<Record<string, string>> = {
  style: "public, max-age=31536000, immutable",
  "start page": "public, max-age=300",
  policy: "public, max-age=300",
  "policy, JSON": "public, max-age=300",
  "policy on a page": "public, max-age=300",
  "policy as Markdown": "public, max-age=300",
  "policy, versions": "public, max-age=300",
  "policy, first version": "public, max-age=300",
  privacy: "public, max-age=300",
  accessibility: "public, max-age=300",
};

describe("every answer", () => {
  it("carries what keeps it from being framed, sniffed or sent elsewhere", async () => {
    const all = await answers();
    expect(all.size).toBeGreaterThanOrEqual(36);
    const statuses = new Set([...all.values()].map(({ status }) => status));
    expect(statuses).toEqual(new Set([200, 201, 303, 400, 401, 403, 404, 413, 422]));
    const faults = [...all].map(([name, answer]) => [name, faultsOf(answer)]);
    expect(faults.filter(([, found]) => found?.length)).toEqual([]);
  });

  it("is kept nowhere, unless it is the same for everybody", async () => {
    const all = [...(await answers())];
    const kept = all.map(([name, { headers }]) => [name, headers.get("cache-control")]);
    expect(kept).toEqual(all.map(([name]) => [name, common[name] ?? "no-store"]));
  });
});
