import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { head } from "#test/support/builders.ts";
import { aTable } from "#test/support/engine.ts";
import { as } from "#test/support/office.ts";
import { aSiteOffice } from "#test/support/site-office.ts";
import { aWish, computing, safeguarding } from "#test/support/sites.ts";

const table = aTable();
const theHead = as(head.name, "headteacher");
const wordsOf = (body: string | undefined) =>
  load(body ?? "")("main")
    .text()
    .replaceAll(/\s+/g, " ");

describe("the proposals", () => {
  it("are open to the two leads and the headteacher, and to nobody else", async () => {
    const office = aSiteOffice(table);
    expect((await office.open(computing)).statusCode).toBe(200);
    expect((await office.open(theHead)).statusCode).toBe(200);
    for (const role of ["office", "governor", "clerk", "chair-of-governors"]) {
      expect((await office.open(as("Somebody Else", role))).statusCode).toBe(403);
    }
  });

  it("say that nothing waits", async () => {
    const office = aSiteOffice(table);
    const page = await office.pageOf(computing);
    expect(page("main").text()).toContain("Nothing waits to be decided");
    expect(page("form[action='/sites/proposals']")).toHaveLength(0);
  });

  it("show before, after, source, evidence and the changed lines, by site", async () => {
    const office = aSiteOffice(table);
    await office.raise(aWish({ changedLines: ["− You must be 13", "+ You must be <14>"] }));
    await office.raise(aWish({ field: "operator", before: "Meta", after: "Meta Ltd" }));
    await office.raise(aWish({ slug: "snapchat" }));
    const page = await office.pageOf(computing);
    expect(
      page("main h2")
        .toArray()
        .map((one) => page(one).text()),
    ).toEqual(["Facebook", "Snapchat"]);
    const [first] = page(".app-proposal").toArray();
    const words = page(first).text();
    expect(words).toContain("Minimum age for an account");
    expect(words).toContain("Open Terms Archive");
    expect(words).toContain("+ You must be <14>");
    expect(page(first).find("a[rel=noreferrer]").attr("href")).toContain("OpenTermsArchive");
    expect(
      page(first)
        .find("dd")
        .toArray()
        .map((one) => page(one).text()),
    ).toEqual(expect.arrayContaining(["13", "14"]));
  });

  it("are seen by the headteacher, who decides none", async () => {
    const office = aSiteOffice(table);
    await office.raise(aWish());
    const page = await office.pageOf(theHead);
    expect(page(".app-proposal")).toHaveLength(1);
    expect(page("main form")).toHaveLength(0);
    const { id } = await office.theOpen();
    const fields = { id, seen: "1", decision: "accept", reason: "Right" };
    expect((await office.post(theHead, "/sites/proposals", fields)).statusCode).toBe(403);
    expect((await office.record("facebook"))?.minAge).toBe(13);
  });

  it("are accepted with a reason, which makes a new version", async () => {
    const office = aSiteOffice(table);
    await office.raise(aWish());
    const { id } = await office.theOpen();
    const fields = { id, seen: "1", decision: "accept", reason: "Read in its terms" };
    const answer = await office.post(computing, "/sites/proposals", fields);
    expect(answer.statusCode).toBe(303);
    expect(answer.headers["location"]).toBe("/sites/proposals?done=accepted");
    expect((await office.record("facebook"))?.minAge).toBe(14);
    expect((await office.list()).version).toBe(2);
    const words = wordsOf((await office.open(computing)).body);
    expect(words).toContain("Decided last");
    expect(words).toContain("Read in its terms");
    expect(words).toContain("Cleo Computing, Computing lead");
  });

  it("ask for a reason, and keep the one that is too long", async () => {
    const office = aSiteOffice(table);
    await office.raise(aWish());
    const { id } = await office.theOpen();
    const fields = { id, seen: "1", decision: "reject" };
    const none = await office.post(computing, "/sites/proposals", { ...fields, reason: " " });
    expect(none.statusCode).toBe(422);
    expect(wordsOf(none.body)).toContain("Say in a few words why you decide so");
    const reason = "x".repeat(501);
    const long = await office.post(computing, "/sites/proposals", { ...fields, reason });
    expect(load(long.body ?? "")(`#reason-${id}`).val()).toBe(reason);
    expect((await office.theOpen()).status).toBe("open");
  });

  it("need both leads for a lower age, and say who has agreed", async () => {
    const office = aSiteOffice(table);
    await office.raise(aWish({ after: 12 }));
    const words = wordsOf((await office.open(safeguarding)).body);
    expect(words).toContain("Both leads must agree");
    expect(words).toContain("Nobody has agreed yet");
    const { id } = await office.theOpen();
    const fields = { id, seen: "1", decision: "accept", reason: "Terms" };
    const first = await office.post(computing, "/sites/proposals", fields);
    expect(first.headers["location"]).toBe("/sites/proposals?done=waits");
    expect((await office.record("facebook"))?.minAge).toBe(13);
    expect(wordsOf((await office.open(safeguarding)).body)).toContain(
      "Agreed so far: Cleo Computing, Computing lead",
    );
    // Whoever agreed is not asked again, and may still think otherwise.
    const buttons = async (member: typeof computing) =>
      load((await office.open(member)).body ?? "")("button[name=decision]")
        .toArray()
        .map((one) => one.attribs["value"]);
    expect(await buttons(computing)).toEqual(["reject"]);
    expect(wordsOf((await office.open(computing)).body)).toContain("You have agreed");
    expect(await buttons(safeguarding)).toEqual(["accept", "reject"]);
    const twice = await office.post(computing, "/sites/proposals", { ...fields, seen: "2" });
    expect(twice.statusCode).toBe(409);
    expect(wordsOf(twice.body)).toContain("You have agreed already");
    const second = await office.post(safeguarding, "/sites/proposals", { ...fields, seen: "2" });
    expect(second.headers["location"]).toBe("/sites/proposals?done=accepted");
    expect((await office.record("facebook"))?.minAge).toBe(12);
  });

  it("are refused when they are out of date, with what is there now", async () => {
    const office = aSiteOffice(table);
    await office.raise(aWish());
    await office.raise(aWish({ after: 15, source: "apple" }));
    const [one, other] = await office.openOnes();
    const accept = { seen: "1", decision: "accept", reason: "Yes" };
    await office.post(computing, "/sites/proposals", { ...accept, id: one?.id ?? "" });
    const answer = await office.post(computing, "/sites/proposals", {
      ...accept,
      id: other?.id ?? "",
    });
    expect(answer.statusCode).toBe(409);
    expect(wordsOf(answer.body)).toContain("On the list now14");
    const page = load(answer.body ?? "");
    expect(page("button[value=accept]")).toHaveLength(0);
    expect(page("input[name=reason]").val()).toBe("Yes");
    expect((await office.record("facebook"))?.minAge).toBe(14);
  });

  it("tell the second of two who decide at once what the first decided", async () => {
    const office = aSiteOffice(table);
    await office.raise(aWish());
    const { id } = await office.theOpen();
    const fields = { id, seen: "1", reason: "Because" };
    await office.post(computing, "/sites/proposals", { ...fields, decision: "reject" });
    const late = await office.post(safeguarding, "/sites/proposals", {
      ...fields,
      decision: "accept",
    });
    expect(late.statusCode).toBe(409);
    expect(wordsOf(late.body)).toContain("Rejected by Cleo Computing, Computing lead");
    expect((await office.record("facebook"))?.minAge).toBe(13);
  });

  it("begin anew where the place in an address is none", async () => {
    const office = aSiteOffice(table);
    await office.raise(aWish());
    for (const after of ["junk", "2026-11-20T12:00:00Z_", "x".repeat(5000)]) {
      const answer = await office.open(computing, `/sites/proposals?after=${after}`);
      expect(answer.statusCode).toBe(200);
    }
  });

  it("are not found by an id that is none, nor decided by a form that is none", async () => {
    const office = aSiteOffice(table);
    const fields = { id: "0", seen: "1", decision: "accept", reason: "Yes" };
    expect((await office.post(computing, "/sites/proposals", fields)).statusCode).toBe(404);
    expect((await office.open(computing, "/sites/proposals?id=0")).statusCode).toBe(404);
    expect((await office.post(computing, "/sites/proposals")).statusCode).toBe(400);
    expect((await office.open(computing, "/sites/nothing")).statusCode).toBe(404);
  });
});
