import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aBrowser } from "#test/support/browser.ts";
import { aLaptop } from "#test/support/laptop.ts";
import { listed, readyDraft, report, reported, signedIn, submit, Visitor } from "./visitor.ts";

const laptop = aLaptop();
const browser = aBrowser();

/** Another website: every page of it is empty, and the test puts into it what it likes. */
let other: Server;
/** By address, to a browser a foreign site; by name, a foreign origin of the very same site. */
let foreign: { readonly name: string; readonly url: string }[] = [];
beforeAll(async () => {
  other = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>x</title>");
  });
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as AddressInfo;
  foreign = ["127.0.0.1", "localhost"].map((name) => ({ name, url: `http://${name}:${port}/` }));
});
afterAll(() => {
  other.closeAllConnections();
  other.close();
});

/** Posts a form from the page that is open, as a website would make a visitor do it. */
async function postFrom(page: Page, action: string, fields: Readonly<Record<string, string>>) {
  const answered = page.waitForResponse((answer) => answer.request().method() === "POST");
  await page.evaluate(
    ([target, values]) => {
      const form = document.createElement("form");
      form.method = "post";
      form.action = target;
      for (const [name, value] of Object.entries(values)) {
        const input = document.createElement("input");
        Object.assign(input, { name, value });
        form.append(input);
      }
      document.body.append(form);
      form.submit();
    },
    [action, fields] as const,
  );
  const answer = await answered;
  await page.waitForLoadState();
  return { status: answer.status(), shown: await page.locator("body").innerText() };
}

/** True if the register opens without signing in. */
async function opensRegister(page: Page): Promise<boolean> {
  await page.goto(`${laptop.baseUrl}/register`);
  return page.url().startsWith(laptop.baseUrl);
}
async function signIn(page: Page): Promise<void> {
  expect(await opensRegister(page)).toBe(false);
  await page.getByRole("button", { name: /^Beth Lindqvist/ }).click();
  expect(await opensRegister(page)).toBe(true);
}

describe.each(["127.0.0.1", "localhost"])("a page of another website, on %s,", (name) => {
  const open = async (opened?: Page) => {
    const page = opened ?? (await browser.open());
    await page.goto(foreign.find((one) => one.name === name)?.url ?? "");
    return page;
  };

  it("cannot send a report", async () => {
    const lead = await signedIn(laptop, "beth-lindqvist");
    const before = await listed(lead);
    const draft = await readyDraft(new Visitor(laptop));
    const { status, shown } = await postFrom(await open(), `${laptop.baseUrl}/report/check`, {
      draft,
      go: "send",
    });
    expect([status, shown]).toEqual([403, expect.stringContaining("somewhere else")]);
    expect(await listed(lead)).toEqual(before);
    // The very same post is taken from a page of ours.
    const own = await new Visitor(laptop).post("/report/check", { draft, go: "send" });
    expect(own.status).toBe(303);
    expect(await listed(lead)).toHaveLength(before.length + 1);
  });

  it("cannot try receipts", async () => {
    const { receipt, reference } = await reported(laptop);
    const { status, shown } = await postFrom(await open(), `${laptop.baseUrl}/follow-up`, {
      receipt,
    });
    expect(status).toBe(403);
    expect(shown).not.toContain(reference);
  });

  it("cannot sign anybody out", async () => {
    const page = await browser.open();
    await signIn(page);
    const { status } = await postFrom(await open(page), `${laptop.baseUrl}/sign-out`, {});
    expect(status).toBe(403);
    expect(await opensRegister(page)).toBe(true);
  });

  it("cannot read the register or a receipt's answer by script", async () => {
    const { receipt } = await reported(laptop);
    const page = await browser.open();
    await signIn(page);
    await open(page);
    const read = await page.evaluate(
      async ([base, digits]) => {
        const look = (path: string, init: RequestInit) =>
          fetch(base + path, { credentials: "include", ...init }).then(
            (answer) => answer.text(),
            () => "kept from us",
          );
        return [
          await look("/register", { headers: { accept: "application/json" } }),
          await look("/register", {}),
          await look("/api/follow-up", {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify({ receipt: digits }),
          }),
        ];
      },
      [laptop.baseUrl, receipt] as const,
    );
    expect(read).toEqual(["kept from us", "kept from us", "kept from us"]);
  });

  it("cannot show our pages in a frame", async () => {
    const page = await open();
    await page.evaluate((base) => {
      const frame = document.createElement("iframe");
      frame.src = `${base}/report`;
      document.body.append(frame);
      return new Promise((resolve) => frame.addEventListener("load", resolve));
    }, laptop.baseUrl);
    const inside = page.frames().filter((frame) => frame !== page.mainFrame());
    expect(inside).toHaveLength(1);
    for (const frame of inside) expect(await frame.locator("form").count()).toBe(0);
  });
});

describe("a request that says where it comes from", () => {
  it.each([
    { origin: "https://example.org" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ])("is refused by the JSON interfaces if that is not here: %o", async (headers) => {
    const lead = await signedIn(laptop, "beth-lindqvist");
    const before = await listed(lead);
    const answer = await submit(laptop, report(), { headers });
    expect(answer.status).toBe(403);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    const followed = await fetch(`${laptop.baseUrl}/api/follow-up`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ receipt: "1000 0000 0000 0000" }),
    });
    expect(followed.status).toBe(403);
    expect(await listed(lead)).toEqual(before);
  });
});
