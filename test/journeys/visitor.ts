import { randomUUID } from "node:crypto";
import type { RunningLaptop } from "#test/support/laptop.ts";

/** Somebody at the other end of the wire, without a browser: keeps cookies, follows nothing by itself. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  readonly #baseUrl: string;

  constructor({ baseUrl }: Pick<RunningLaptop, "baseUrl">) {
    this.#baseUrl = baseUrl;
  }

  async ask(address: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address, this.#baseUrl);
    const headers = new Headers(init.headers);
    const kept = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    if (kept !== "") headers.set("cookie", kept);
    const answer = await fetch(url, { redirect: "manual", ...init, headers });
    for (const cookie of answer.headers.getSetCookie()) this.#keep(cookie);
    return answer;
  }

  /** Sends a form as one of our own pages does. */
  post(address: string, fields: Readonly<Record<string, string>>, headers = {}): Promise<Response> {
    return this.ask(address, {
      method: "POST",
      headers: { "sec-fetch-site": "same-origin", ...headers },
      body: new URLSearchParams(fields),
    });
  }

  json(address: string): Promise<Response> {
    return this.ask(address, { headers: { accept: "application/json" } });
  }

  #keep(cookie: string): void {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (value === "" || /max-age=0(;|$)|expires=Thu, 01 Jan 1970/i.test(cookie)) {
      this.cookies.delete(name);
    } else this.cookies.set(name, value);
  }
}

/** The address an answer leads on to, whole. */
export const target = (answer: Response): string =>
  new URL(answer.headers.get("location") ?? "", answer.url).href;

/** Goes from our sign-in page to the sign-in service, chooses a person, and stops before coming back. */
export async function chooseAtSignIn(visitor: Visitor, person: string, to: string) {
  const begun = await visitor.ask(to);
  const asked = await visitor.ask(target(begun));
  const choice = target(asked);
  const chosen = await visitor.ask(choice, {
    method: "POST",
    body: new URLSearchParams({ person }),
  });
  const resumed = await visitor.ask(target(chosen));
  return target(resumed);
}

/** A person of the school who is signed in: `person` is an id of the school profile. */
export async function signedIn(laptop: RunningLaptop, person: string): Promise<Visitor> {
  const visitor = new Visitor(laptop);
  await visitor.ask(await chooseAtSignIn(visitor, person, "/sign-in"));
  return visitor;
}

/** What is reported, in the words of `POST /api/incidents`: the least, and `more`. */
export const report = (more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  kind: "concern",
  categories: ["reputational-harm"],
  description: "A parent wrote about the school in a public group.",
  occurredOn: "2026-11-20",
  place: "online",
  reporter: { relationship: "parent-carer" },
  ...more,
});

export interface SubmitOptions {
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const submit = (
  { baseUrl }: Pick<RunningLaptop, "baseUrl">,
  told: unknown = report(),
  { key = randomUUID(), headers = {} }: SubmitOptions = {},
): Promise<Response> =>
  fetch(`${baseUrl}/api/incidents`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": key, ...headers },
    body: typeof told === "string" ? told : JSON.stringify(told),
  });

export interface Receipted {
  readonly reference: string;
  readonly receipt: string;
}

/** Reports something and tells what the reporter was given. */
export async function reported(
  laptop: Pick<RunningLaptop, "baseUrl">,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Receipted> {
  const answer = await submit(laptop, report(more));
  if (answer.status !== 201) throw new Error(`Not taken: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Receipted;
}

/** The references that a signed-in person's register lists, over all its pages, newest first. */
export async function listed(visitor: Visitor): Promise<string[]> {
  const references: string[] = [];
  let next: string | null = "/register";
  while (next !== null) {
    const answer = await visitor.json(next);
    const page = (await answer.json()) as { incidents: Receipted[]; next: string | null };
    references.push(...page.incidents.map(({ reference }) => reference));
    next = page.next;
  }
  return references;
}

/** Everything of an answer that a program can see, but for the moment it was given. */
export const seen = async (answer: Response) => ({
  status: answer.status,
  headers: [...answer.headers].filter(([name]) => name !== "date"),
  body: await answer.text(),
});

/** The sealed draft that stands in a page of the form. */
export const draftIn = (page: string): string =>
  /name="draft" value="([^"]+)"/.exec(page)?.[1] ?? "";

type Fields = Readonly<Record<string, string>>;

/** The answers of every page, as few as a report needs. */
export const formAnswers: Readonly<Record<string, Fields>> = {
  who: { relationship: "staff" },
  kind: { kind: "near-miss" },
  about: { categories: "photographs" },
  what: { description: "A photo of the sand pit was nearly shared." },
  when: { place: "online", day: "20", month: "11", year: "2026" },
  site: { site: "facebook" },
  people: {},
  done: {},
  reach: { reach: "no" },
};

/** Answers every page of the form, and tells the draft of the check page: it only has to be sent. */
export async function readyDraft(visitor: Visitor, more: Readonly<Record<string, Fields>> = {}) {
  let draft = draftIn(await (await visitor.ask("/report")).text());
  for (const [step, fields] of Object.entries(formAnswers)) {
    const answer = await visitor.post(`/report/${step}`, {
      draft,
      go: "next",
      ...fields,
      ...more[step],
    });
    if (answer.status !== 200) throw new Error(`The page ${step} answered ${answer.status}`);
    draft = draftIn(await answer.text());
  }
  return draft;
}
