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

describe("every answer", () => {
  it("carries what keeps it from being framed, sniffed, kept or sent elsewhere", {
    timeout: 20_000,
  }, async () => {
    const all = await answers();
    const statuses = new Set([...all.values()].map(({ status }) => status));
    expect(all.size).toBeGreaterThanOrEqual(36);
    for (const status of [200, 201, 303, 400, 401, 403, 404, 413, 422]) {
      expect(statuses, `an answer ${status}`).toContain(status);
    }
    for (const [name, { headers }] of all) {
      const policy = headers.get("content-security-policy") ?? "";
      for (const rule of strict) expect(policy, name).toMatch(rule);
      expect(policy, name).not.toMatch(/unsafe|data:|https?:|\*/);
      expect(headers.get("strict-transport-security"), name).toMatch(/^max-age=\d{8,}/);
      expect(headers.get("referrer-policy"), name).toBe("same-origin");
      expect(headers.get("x-content-type-options"), name).toBe("nosniff");
      expect(headers.get("x-powered-by"), name).toBeNull();
      expect(headers.get("access-control-allow-origin"), name).toBeNull();
    }
  });

  it("is kept nowhere, unless it is the same for everybody", { timeout: 20_000 }, async () => {
    const common = ["start page", "privacy", "accessibility"];
    for (const [name, { headers }] of await answers()) {
      const kept = headers.get("cache-control");
      if (name === "style") expect(kept).toBe("public, max-age=31536000, immutable");
      else if (common.includes(name)) expect(kept, name).toBe("public, max-age=300");
      else expect(kept, name).toBe("no-store");
    }
  });
});
