import { load } from "cheerio";
import fc from "fast-check";
import { simpleParser } from "mailparser";
import { describe, expect, it } from "vitest";
import { reminderWords } from "#functions/views/mails/reminder-letter.ts";
import { compose } from "#shared/adapters/ses-mailer.ts";
import {
  type LetterChanges,
  letterTo,
  links,
  mailSettings,
  partsOf,
} from "#test/support/reminder-letter.ts";

/** What people write, and what they write who want a mail to do something else. */
const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "\r\nBcc: all@example.org",
        "\nX-Evil: 1\n\nBody",
        "\u2028",
        "\u2029",
        "\u202E",
        "\u2066",
        "=?utf-8?B?QmNjOiBhbGxAZXhhbXBsZS5vcmc=?=",
        "<script>alert(1)</script>",
        "<a href='https://evil.example.org'>press</a>",
        '"><img src=x onerror=alert(1)>',
        "</p></div>&amp;",
        "{{name}} %s ${name}",
        "--=_boundary",
        "all@example.org, ",
        '"quoted" <all@example.org>',
        "ہمارے",
        "🙂",
      ),
      fc.string({ unit: "grapheme", maxLength: 12 }),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(" "));

const usual = [
  "auto-submitted",
  "content-type",
  "date",
  "from",
  "message-id",
  "mime-version",
  "reply-to",
  "subject",
  "to",
];

describe("a mail whose parts somebody wrote", () => {
  it("has the wanted headers and one recipient, whatever the name, the subject and the paragraph", async () => {
    let read = 0;
    await fc.assert(
      fc.asyncProperty(nasty, nasty, nasty, fc.boolean(), async (name, subject, text, isStaff) => {
        const to = isStaff ? (["staff"] as const) : (["parents-carers"] as const);
        const letter = letterTo({ to, content: { paragraphs: { en: `.${text}` } } });
        const recipient = { name, email: "one@example.org" };
        const raw = await compose(
          { ...letter, to: recipient, subject: `${letter.subject} ${subject}` },
          mailSettings,
        );
        const mail = await simpleParser(raw);
        const headers = [...mail.headers.keys()].toSorted();
        // The parser gathers all List- headers under one name.
        expect(headers).toEqual(isStaff ? usual : [...usual, "list"].toSorted());
        const people = [mail.to].flat().flatMap((one) => one?.value ?? []);
        expect(people.map(({ address }) => address)).toEqual([recipient.email]);
        expect([mail.cc, mail.bcc]).toEqual([undefined, undefined]);
        expect(mail.attachments).toEqual([]);
        read += 1;
      }),
      { numRuns: 150 },
    );
    expect(read).toBe(150);
  });

  it("has a way out that takes one press, in the headers that mail programs read", async () => {
    const raw = await compose(
      { ...letterTo(), to: { name: "Pat", email: "one@example.org" } },
      mailSettings,
    );
    const lines = raw
      .toString()
      .replaceAll(/\r\n[ \t]+/g, " ")
      .split("\r\n");
    expect(lines).toContain(`List-Unsubscribe: <${links.unsubscribe}>`);
    expect(lines).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  });

  it("shows the paragraph as it was written, in both parts, and nothing of it is markup", async () => {
    let shown = 0;
    await fc.assert(
      fc.asyncProperty(nasty, async (said) => {
        const text = `.${said}.`.replaceAll(/\r\n?/g, "\n").normalize("NFC");
        const letter = letterTo({ content: { paragraphs: { en: text } } });
        const raw = await compose(
          { ...letter, to: { name: "Pat", email: "one@example.org" } },
          mailSettings,
        );
        const mail = await simpleParser(raw, { skipTextToHtml: true });
        const $ = load(mail.html || "");
        $("br").replaceWith("\n");
        const paragraphs = $("[lang=en][dir] p").toArray();
        const rendered = paragraphs.map((one) => $(one).text()).join("\n\n");
        const asOne = (value: string) => value.replaceAll(/\n{2,}/g, "\n\n");
        expect(asOne(rendered)).toBe(asOne(text));
        expect(asOne(mail.text ?? "")).toContain(asOne(text));
        expect($("script, img")).toHaveLength(0);
        expect($("a")).toHaveLength(3);
        shown += 1;
      }),
      { numRuns: 150 },
    );
    expect(shown).toBe(150);
  });

  it("says the same in both parts", () => {
    const all: LetterChanges[] = [
      { language: "ur" },
      { to: ["staff", "governors"] },
      { kind: "follow-up", to: ["staff"] },
      { kind: "new-version", content: { changedClauses: ["One", "Two"] } },
    ];
    for (const changes of all) {
      const { text, html } = letterTo(changes);
      const $ = load(html);
      $("a").each((_, one) => void $(one).append(`: ${$(one).attr("href")}`));
      $("li").each((_, one) => void $(one).prepend("- "));
      $("br").replaceWith("\n");
      const blocks = $("h2, p, li").toArray();
      const said = blocks.map((one) => $(one).text()).join("\n");
      expect(said).toBe(text.replaceAll(/\n{2,}/g, "\n"));
      expect(reminderWords(partsOf(changes)).lines.length).toBeGreaterThan(4);
    }
  });
});
