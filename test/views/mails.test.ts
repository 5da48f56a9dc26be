import { load } from "cheerio";
import fc from "fast-check";
import { simpleParser } from "mailparser";
import { describe, expect, it } from "vitest";
import { letterFor } from "#functions/views/mails/letter-for.ts";
import { compose } from "#shared/adapters/ses-mailer.ts";
import { type Message, message as messageSchema } from "#shared/domain/mail/message.ts";
import { isAboutIncident } from "#shared/domain/mail/message-kind.ts";
import { aMessage, aReference, aSchool, head } from "#test/support/builders.ts";
import { baseUrl } from "#test/support/requests.ts";

const school = aSchool();
const reference = aReference(1);
const settings = {
  from: "policy@example.org",
  fromName: school.name,
  replyTo: "office@example.org",
  configurationSet: "told",
};

const composed = async (message: Message) => {
  const raw = await compose({ to: message.to, ...letterFor(message, school, baseUrl) }, settings);
  return { raw: raw.toString(), ...(await simpleParser(raw)) };
};
const staff = { id: head.id, name: head.name, email: head.email, signsIn: true };
const reporter = { id: "reporter", name: "Quokka", email: "kay@example.org", signsIn: false };

const register = `${baseUrl}/register/${reference}`;
/** Every kind of message: to whom it goes, what its subject says, and the one link it holds. */
const letters = [
  { kind: "alert", to: staff, subject: `New report in the register: ${reference}`, link: register },
  {
    kind: "reply",
    to: reporter,
    subject: "The school has answered you",
    link: `${baseUrl}/follow-up`,
  },
  {
    kind: "reporter-wrote",
    to: staff,
    subject: `The reporter of ${reference} has written`,
    link: register,
  },
  { kind: "action-due", to: staff, subject: `An action is due: ${reference}`, link: register },
  {
    kind: "action-late",
    to: staff,
    subject: `An action is a week late: ${reference}`,
    link: register,
  },
] as const;

it("has a letter for every kind of message about an incident", () => {
  const kinds = messageSchema.shape.kind.options.filter(isAboutIncident);
  expect(letters.map(({ kind }) => kind)).toEqual(kinds);
});

describe.each(letters)("the letter of kind $kind", ({ kind, to, subject, link }) => {
  const message = aMessage({ kind, to, about: reference });

  it("goes to one recipient, under a subject that names nobody", async () => {
    const mail = await composed(message);
    expect([mail.to].flat().flatMap((one) => one?.value)).toEqual([
      { name: to.name, address: to.email },
    ]);
    expect([mail.cc, mail.bcc, mail.subject]).toEqual([undefined, undefined, subject]);
    expect(mail.subject).not.toContain(to.name);
  });

  it("tells the same in text and in HTML: the reference, and one place to go", async () => {
    const { text = "", html } = await composed(message);
    const $ = load(html || "");
    const paragraphs = $("p").toArray();
    expect(paragraphs.length).toBeGreaterThanOrEqual(5);
    const links = $("a")
      .toArray()
      .map((one) => $(one).attr("href"));
    expect([links, text.match(/https?:\S+/g)]).toEqual([[link], [link]]);
    expect(text.match(new RegExp(reference, "g"))?.length).toBeGreaterThanOrEqual(1);
    const plain = text
      .replaceAll(/: https?:\S+/g, "")
      .trim()
      .split(/\n\n+/);
    expect(plain.map((one) => one.replaceAll(/\s+/g, " "))).toEqual(
      paragraphs.map((one) => $(one).text().replaceAll(/\s+/g, " ")),
    );
  });

  it("says nothing but what its kind says, whatever is known of whom it goes to", async () => {
    const { text = "", html, subject: told = "" } = await composed(message);
    expect(`${told}${text}${html || ""}`).not.toMatch(/Quokka|Osei|kay@|amara/i);
  });

  it("takes no header from a name", async () => {
    const name = fc.string({
      unit: fc.constantFrom("\r", "\n", "B", "c", ":", ",", "<", "é", '"', "@"),
    });
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(name, async (odd) => {
        const mail = await composed({
          ...message,
          to: { ...to, name: `${odd}\r\nBcc: all@example.org\r\n\r\nBody` },
        });
        expect([...mail.headers.keys()].toSorted()).toEqual([
          "auto-submitted",
          "content-type",
          "date",
          "from",
          "message-id",
          "mime-version",
          "reply-to",
          "subject",
          "to",
        ]);
        expect([mail.to].flat().flatMap((one) => one?.value.map(({ address }) => address))).toEqual(
          [to.email],
        );
        expect(mail.subject).toBe(subject);
        seen += 1;
      }),
      { numRuns: 50 },
    );
    expect(seen).toBe(50);
  });
});

it("gives no link to an owner who does not sign in, but tells them whom to ask", async () => {
  const to = { ...staff, signsIn: false };
  const { text = "" } = await composed(aMessage({ kind: "action-due", to, about: reference }));
  expect(text).not.toMatch(/https?:/);
  expect(text).toContain(school.phone);
});
