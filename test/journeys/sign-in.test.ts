import { beforeAll, describe, expect, it } from "vitest";
import { aBrowser } from "#test/support/browser.ts";
import { aLaptop } from "#test/support/laptop.ts";
import { chooseAtSignIn, reported, signedIn, target, Visitor } from "./visitor.ts";

const laptop = aLaptop();
const browser = aBrowser();
let reference = "";
beforeAll(async () => {
  ({ reference } = await reported(laptop));
});

const cookieNamed = (answer: Response, name: string) =>
  answer.headers.getSetCookie().find((one) => one.startsWith(`${name}=`)) ?? "";
/** The attributes of a cookie, in small letters and in order; its value is left out. */
const attributesOf = (cookie: string) =>
  cookie
    .split(";")
    .slice(1)
    .map((one) => one.trim().toLowerCase())
    .toSorted();

describe("signing in", () => {
  it("leads through the school's sign-in back to the incident that was asked for", async () => {
    const page = await browser.open();
    await page.goto(`${laptop.baseUrl}/register/${reference}`);
    expect(new URL(page.url()).origin).toBe(laptop.oidcUrl);
    await page.getByRole("button", { name: /^Beth Lindqvist/ }).click();
    await page.getByRole("button", { name: "Sign out" }).waitFor();
    expect(page.url()).toBe(`${laptop.baseUrl}/register/${reference}`);
    expect(await page.title()).toContain(reference);
    expect(await page.locator("header").innerText()).toContain("Beth Lindqvist");
  });

  it("asks with a code, PKCE, a state and a nonce, new ones each time", async () => {
    const asked = await Promise.all(
      [1, 2].map(
        async () => new URL(target(await new Visitor(laptop).ask("/sign-in"))).searchParams,
      ),
    );
    const [one, two] = asked;
    expect(one?.get("response_type")).toBe("code");
    expect(one?.get("code_challenge_method")).toBe("S256");
    for (const name of ["code_challenge", "state", "nonce"]) {
      expect(one?.get(name)).toMatch(/^[\w-]{20,}$/);
      expect(one?.get(name)).not.toBe(two?.get(name));
    }
  });

  it.each(["https://example.org/", "//example.org/register", "/register//example.org", "/sign-in"])(
    "never leads on to %s",
    async (to) => {
      const visitor = new Visitor(laptop);
      const back = await chooseAtSignIn(
        visitor,
        "beth-lindqvist",
        `/sign-in?to=${encodeURIComponent(to)}`,
      );
      const led = new URL(target(await visitor.ask(back)));
      expect(led.origin).toBe(laptop.baseUrl);
      expect(led.pathname).toMatch(/^\/register/);
    },
  );

  it("gives cookies that no script, no other host and no other site gets", async () => {
    const visitor = new Visitor(laptop);
    const begun = await visitor.ask("/sign-in");
    const attempt = cookieNamed(begun, "__Host-sign-in");
    expect(attributesOf(attempt)).toEqual([
      "httponly",
      "max-age=900",
      "path=/",
      "samesite=lax",
      "secure",
    ]);
    const back = await chooseAtSignIn(visitor, "beth-lindqvist", "/sign-in");
    const session = cookieNamed(await visitor.ask(back), "__Host-session");
    expect(attributesOf(session)).toEqual([
      "httponly",
      "max-age=36000",
      "path=/",
      "samesite=lax",
      "secure",
    ]);
    expect(session).toMatch(/^__Host-session=[\w-]{43};/);
  });
});

describe("signing in again", () => {
  const back = async (change: (asked: URL) => void): Promise<[Visitor, Response]> => {
    const visitor = await signedIn(laptop, "beth-lindqvist");
    const asked = new URL(target(await visitor.ask("/sign-in?again=yes&to=/register")));
    change(asked);
    let answer = await visitor.ask(asked.href);
    if (target(answer).includes("/people/")) {
      answer = await visitor.ask(target(answer), {
        method: "POST",
        body: new URLSearchParams({ person: "beth-lindqvist" }),
      });
      answer = await visitor.ask(target(answer));
    }
    return [visitor, await visitor.ask(target(answer))];
  };

  it("asks the service to say when, and comes back to where it began", async () => {
    const [visitor, answer] = await back((asked) => {
      expect(asked.searchParams.get("prompt")).toBe("login");
      expect(asked.searchParams.get("max_age")).toBe("120");
    });
    expect(answer.headers.get("location")).toBe("/register");
    expect((await visitor.ask("/register")).status).toBe(200);
  });

  it("takes no earlier sign-in for one, whatever the browser asked for", async () => {
    const [visitor, answer] = await back((asked) => {
      asked.searchParams.delete("prompt");
      asked.searchParams.delete("max_age");
    });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain("You are not signed in");
    expect((await visitor.json("/register")).status).toBe(200);
  });
});

describe("a way back from the sign-in service that is not right", () => {
  const outcome = async (visitor: Visitor, back: string) => {
    const answer = await visitor.ask(back);
    const isKind = (await answer.text()).includes("You are not signed in");
    const keeps = [...visitor.cookies.keys()].filter((name) => name.startsWith("__Host-"));
    return { status: answer.status, isKind, keeps };
  };
  /** Kindly refused, without a session, and without the attempt that has failed. */
  const refused = { status: 403, isKind: true, keeps: [] };
  const comingBack = async () => {
    const visitor = new Visitor(laptop);
    return { visitor, back: new URL(await chooseAtSignIn(visitor, "beth-lindqvist", "/sign-in")) };
  };

  it.each(["state", "code", "iss"])("is refused kindly when its %s was changed", async (name) => {
    const { visitor, back } = await comingBack();
    expect(back.searchParams.get(name)).toBeTruthy();
    back.searchParams.set(name, `x${back.searchParams.get(name)}`);
    expect(await outcome(visitor, back.href)).toEqual(refused);
  });

  it("is refused in a browser that did not begin it", async () => {
    const { back } = await comingBack();
    expect(await outcome(new Visitor(laptop), back.href)).toEqual(refused);
    const other = new Visitor(laptop);
    await other.ask("/sign-in");
    expect(await outcome(other, back.href)).toEqual(refused);
  });

  it("is refused when it is used a second time", async () => {
    const { visitor, back } = await comingBack();
    const kept = visitor.cookies.get("__Host-sign-in") ?? "";
    expect((await visitor.ask(back.href)).status).toBe(303);
    const replay = new Visitor(laptop);
    replay.cookies.set("__Host-sign-in", kept);
    expect(await outcome(replay, back.href)).toEqual(refused);
    expect((await visitor.ask("/register")).status).toBe(200);
  });

  it("is refused when the sealed attempt was changed", async () => {
    const { visitor, back } = await comingBack();
    const kept = visitor.cookies.get("__Host-sign-in") ?? "";
    visitor.cookies.set(
      "__Host-sign-in",
      `${kept.slice(0, -2)}${kept.endsWith("AA") ? "BB" : "AA"}`,
    );
    expect(await outcome(visitor, back.href)).toEqual(refused);
  });
});

describe("the register", () => {
  it("is shut again after signing out, even to who kept the cookie", async () => {
    const visitor = await signedIn(laptop, "beth-lindqvist");
    const kept = visitor.cookies.get("__Host-session") ?? "";
    expect((await visitor.ask("/register")).status).toBe(200);
    const answer = await visitor.post("/sign-out", {});
    expect(answer.status).toBe(200);
    expect(cookieNamed(answer, "__Host-session")).toMatch(/^__Host-session=;.*Max-Age=0/);
    visitor.cookies.set("__Host-session", kept);
    expect((await visitor.json("/register")).status).toBe(401);
    expect((await visitor.ask("/register")).status).toBe(303);
  });

  it("ends the former session of a browser that signs in again", async () => {
    const visitor = await signedIn(laptop, "beth-lindqvist");
    const former = new Visitor(laptop);
    former.cookies.set("__Host-session", visitor.cookies.get("__Host-session") ?? "");
    await visitor.ask(await chooseAtSignIn(visitor, "amara-osei", "/sign-in"));
    expect((await visitor.json("/register")).status).toBe(200);
    expect((await former.json("/register")).status).toBe(401);
  });

  it.each(["ewan-sutherland", "farida-rahman", "george-penhale", "hollie-brandt"])(
    "is not open to %s, who has no part in it",
    async (person) => {
      const visitor = await signedIn(laptop, person);
      for (const path of ["/register", `/register/${reference}`]) {
        const page = await visitor.ask(path);
        expect(page.status).toBe(403);
        expect(await page.text()).not.toContain(reference);
        expect((await visitor.json(path)).status).toBe(403);
      }
    },
  );

  it.each([
    ["beth-lindqvist", "/register"],
    ["ewan-sutherland", "/register/summary"],
    ["george-penhale", "/register/summary"],
    ["hollie-brandt", "/stakeholders"],
  ])("lets %s begin at %s", async (person, path) => {
    const visitor = new Visitor(laptop);
    const back = await visitor.ask(await chooseAtSignIn(visitor, person, "/sign-in"));
    expect(back.status).toBe(303);
    expect(back.headers.get("location")).toBe(path);
    expect((await visitor.ask(path)).status).toBe(200);
  });

  it("leads people to the sign-in, and tells programs", async () => {
    for (const path of ["/register", `/register/${reference}`]) {
      const visitor = new Visitor(laptop);
      visitor.cookies.set("__Host-session", "A".repeat(43));
      const page = await visitor.ask(path);
      expect(page.status).toBe(303);
      expect(page.headers.get("location")).toBe(`/sign-in?to=${encodeURIComponent(path)}`);
      const program = await visitor.json(path);
      expect(program.status).toBe(401);
      expect(program.headers.get("content-type")).toBe("application/problem+json");
      expect(await program.text()).not.toContain(reference);
    }
  });
});
