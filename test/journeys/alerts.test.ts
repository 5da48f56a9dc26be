import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { aLaptop, type Mail, mailsAbout, mailsOf, toldAbout } from "#test/support/laptop.ts";
import { listed, reported, seen, signedIn } from "./visitor.ts";

const laptop = aLaptop();

const head = "amara.osei@example.org";
const lead = "beth.lindqvist@example.org";
const computing = "chandra.pillai@example.org";
const chair = "dorothy.marchetti@example.org";
const protection = "data.protection@example.org";
const outside = "outside.contact@example.org";

/** A word that stands nowhere else, in every field that takes text. */
const secrets = {
  description: "Quokkabanner was posted",
  siteOther: "Wombatgram",
  link: "https://example.org/numbatpost",
  people: [{ name: "Bilby Dunnartson", relationship: "parent-carer", involvement: "alleged" }],
  reporter: {
    relationship: "staff",
    name: "Potoroo Bettongley",
    email: "pademelon@example.net",
  },
  immediateAction: "Kowarifigure was told",
};
const canaries = /quokka|wombat|numbat|bilby|dunnart|potoroo|bettong|pademelon|kowari/i;

const named = (name: string, roles: readonly string[] = []) => ({
  name,
  roles,
  relationship: "staff",
  involvement: "affected",
});

/** Reports something and tells who was written to about it within five seconds. */
async function alerted(more: Readonly<Record<string, unknown>>, expected: readonly string[]) {
  const { reference } = await reported(laptop, more);
  const mails = await mailsAbout(laptop, reference, { count: expected.length, ms: 5_000 });
  return { reference, mails, told: toldAbout(mails, reference) };
}

/** What a mail says in the parts that a person or a mail program reads. */
const wordsOf = ({ subject, body }: Mail) => `${subject}\n${body.text ?? ""}\n${body.html ?? ""}`;

// Together, because most of the time goes into waiting for the mail.
describe.concurrent("the alert of a new report", () => {
  it.each([
    { about: "anything", more: {}, told: [head, lead] },
    {
      about: "a contact case",
      more: { categories: ["contact-staff-to-pupil-or-parent"] },
      told: [head],
    },
    { about: "personal data", more: { categories: ["privacy"] }, told: [head, lead, protection] },
    {
      about: "content on the premises",
      more: { categories: ["inappropriate-content-on-premises"] },
      told: [head, lead, computing],
    },
    {
      about: "conduct of staff",
      more: { people: [{ relationship: "staff", involvement: "alleged" }] },
      told: [head],
    },
    { about: "the headteacher", more: { people: [named("Mrs Osei")] }, told: [lead, chair] },
  ])("of $about reaches those who deal with it within five seconds", async ({ more, told }) => {
    expect((await alerted(more, told)).told).toEqual(told.toSorted());
  });

  it("says nothing of what happened, in no part of it", async () => {
    const { reference, mails } = await alerted({ ...secrets, categories: ["privacy"] }, [
      head,
      lead,
      protection,
    ]);
    expect(mails).toHaveLength(3);
    for (const mail of mails) {
      expect(mail.body.text).toContain(reference);
      expect(mail.body.html).toContain(reference);
      expect(wordsOf(mail)).not.toMatch(canaries);
      expect(JSON.stringify(mail)).not.toMatch(canaries);
      const isProtection = toldAbout([mail], reference).includes(protection);
      expect(wordsOf(mail).includes(`/register/${reference}`)).toBe(!isProtection);
    }
  });

  it("goes to the outside contact when nobody at the school is left", async () => {
    const roles = ["headteacher", "safeguarding-lead", "computing-lead", "chair-of-governors"];
    const { reference, told } = await alerted({ people: [named("Nobody Known", roles)] }, [
      outside,
    ]);
    expect(told).toEqual([outside]);
    const contact = await signedIn(laptop, "outside-contact");
    expect(await listed(contact)).toEqual([reference]);
    const others = ["amara-osei", "beth-lindqvist", "chandra-pillai", "dorothy-marchetti"];
    for (const person of others) {
      const one = await signedIn(laptop, person);
      expect(await listed(one)).not.toContain(reference);
      expect((await one.ask(`/register/${reference}`)).status).toBe(404);
    }
  });
});

describe("a headteacher who is named", () => {
  it("cannot list, open or guess the report, nor is written to", async () => {
    const { reference } = await alerted({ people: [named("Mrs Osei")] }, [lead, chair]);
    const theHead = await signedIn(laptop, "amara-osei");
    const theChair = await signedIn(laptop, "dorothy-marchetti");
    expect(await listed(theHead)).not.toContain(reference);
    expect(await listed(theChair)).toContain(reference);
    expect((await theChair.ask(`/register/${reference}`)).status).toBe(200);

    const absent = "HH-2222-2222";
    for (const accept of ["text/html", "application/json"]) {
      const ask = async (one: string) =>
        seen(await theHead.ask(`/register/${one}`, { headers: { accept } }));
      const kept = await ask(reference);
      expect(kept).toEqual(await ask(absent));
      expect(kept.status).toBe(404);
      expect(kept.body).not.toContain(reference);
    }
    expect(toldAbout(await mailsOf(laptop), reference)).not.toContain(head);
  });
});

describe("a job started by hand", () => {
  it("prints its result as one JSON object on the last line", async () => {
    const root = fileURLToPath(new URL("../../", import.meta.url));
    const env = { ...process.env, LOCAL_DIR: laptop.localDir };
    const { stdout } = await promisify(execFile)(
      "npm",
      ["run", "job", "--", "deliver-mail", "--at", "2026-11-22T09:00:00Z"],
      { cwd: root, env },
    );
    const last: unknown = JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "");
    expect(last).toEqual({
      created: 0,
      sent: 0,
      postponed: 0,
      failed: 0,
      cancelled: 0,
      quota: 0,
      faults: 0,
    });
  });
});
