import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { guidanceOf, remindedOf } from "#shared/domain/reminders/reminder-text.ts";
import { audiences, audienceWords } from "#shared/domain/reminders/stakeholder.ts";
import { letterTo, links, own, term } from "#test/support/reminder-letter.ts";
import { baseUrl } from "#test/support/requests.ts";

describe("the reminder of a term", () => {
  it.each(audiences)("says to %s what the policy asks of them, and of nobody else", (audience) => {
    const { text } = letterTo({ to: [audience] });
    for (const one of audiences) {
      const isTheirs = one === audience;
      expect(text.includes(`For ${audienceWords[one].toLowerCase()}`)).toBe(isTheirs);
      expect(remindedOf[one].every((said) => text.includes(said.text))).toBe(isTheirs);
    }
  });

  it("has a part for each audience that somebody is in", () => {
    const { text } = letterTo({ to: ["parents-carers", "staff"] });
    const places = ["For staff", "For parents and carers"].map((one) => text.indexOf(one));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(text.split(links.acknowledge)).toHaveLength(2);
    expect(text).toContain("on its list of staff, parents and carers.");
  });

  it("has the advice of its term", () => {
    const { text } = letterTo();
    const { smart, dos, donts } = guidanceOf(term);
    const said = [...smart, ...dos, ...donts].map((one) => one.text);
    expect(said).toHaveLength(3);
    expect(said.filter((one) => !text.includes(one))).toEqual([]);
  });

  it("tells parents which age limits changed, and nobody else", () => {
    const ageChanges = [
      { slug: "a", name: "Chirper", before: 12, after: 13 },
      { slug: "b", name: "Blocks", before: null, after: 9 },
    ];
    const { text } = letterTo({ content: { ageChanges } });
    expect(text).toContain("- Chirper: 13 and over (before: 12 and over)");
    expect(text).toContain("- Blocks: 9 and over (before: not known)");
    expect(letterTo({ content: { ageChanges }, to: ["governors"] }).text).not.toContain("Chirper");
    expect(letterTo().text).not.toContain("age limits have changed");
  });

  it("leads to the policy, to the acknowledgement, and out of it", () => {
    const $ = load(letterTo().html);
    const hrefs = $("a")
      .toArray()
      .map((one) => $(one).attr("href"));
    expect(hrefs).toEqual([`${baseUrl}/policy`, links.acknowledge, links.unsubscribe]);
  });

  it("lets staff and governors not out of it, and says why", () => {
    for (const to of [["staff"], ["governors", "parents-carers"]] as const) {
      const { text, headers } = letterTo({ to });
      expect(text).toContain("the policy applies to them through their post");
      expect(text).not.toContain("unsubscribe");
      expect(headers).toBeUndefined();
    }
  });

  it("begins with the school’s paragraph in the language of its reader, then in English", () => {
    const { text, html } = letterTo({ language: "ur" });
    expect(text.startsWith(own.ur)).toBe(true);
    expect(text.indexOf(own.en)).toBeGreaterThan(text.indexOf("Once a term"));
    const $ = load(html);
    const written = $("[dir]").toArray();
    expect(written.map((one) => [$(one).attr("lang"), $(one).attr("dir")])).toEqual([
      ["ur", "rtl"],
      ["en", "ltr"],
    ]);
    expect($("[lang=ur] br")).toHaveLength(1);
    expect($("[lang=en][dir] p")).toHaveLength(2);
    expect(letterTo({ language: "pl" }).text.startsWith("Once a term")).toBe(true);
  });

  it("asks for no picture, and for no colour that dark mode would hide", () => {
    const { html } = letterTo({ language: "ur" });
    const $ = load(html);
    expect($("img, picture, svg, script, link, style")).toHaveLength(0);
    expect($("meta[name=color-scheme]").attr("content")).toBe("light dark");
    const coloured = $("[style*=color]").toArray();
    const both = coloured.map((one) => $(one).attr("style") ?? "");
    expect(both).toHaveLength(1);
    expect(both.every((style) => /background-color:/.test(style) && /;color:/.test(style))).toBe(
      true,
    );
  });
});

describe("the other mails of a mailing", () => {
  it("ask again in a few words", () => {
    const { text, subject } = letterTo({ kind: "follow-up", to: ["staff"] });
    expect(subject).toBe("Social media policy: have you read it?");
    expect(text).toContain(links.acknowledge);
    expect(text.length).toBeLessThan(900);
    expect(text).not.toContain("For staff");
  });

  it("tell what a new version changed", () => {
    const changedClauses = ["Accounts are private", "No false names"];
    const { text } = letterTo({ kind: "new-version", content: { changedClauses } });
    expect(text).toContain("version 2 of its social media policy");
    expect(text).toContain("- Accounts are private\n- No false names");
    expect(letterTo({ kind: "new-version" }).text).toContain("Its rules have not changed.");
  });
});
