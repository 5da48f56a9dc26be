import { describe, expect, it } from "vitest";
import { keys } from "#shared/adapters/dynamo-keys.ts";
import { dynamoReviews } from "#shared/adapters/dynamo-reviews.ts";
import { openReview } from "#shared/domain/review/open-review.ts";
import type { Review } from "#shared/domain/review/review.ts";
import { day, instant } from "#shared/domain/time.ts";
import { aTable } from "#test/support/engine.ts";
import { sha } from "#test/support/world.ts";

const table = aTable();
const aReview = (key: string, school = "highters-heath"): Review =>
  openReview(
    {
      school,
      key,
      due: { on: day.parse("2027-01-04"), because: "first-use" },
      policy: { number: 1, hash: sha("words") },
    },
    instant.parse("2026-11-23T09:30:00.000Z"),
    sha,
  );
const stored = () => {
  const { client, calls } = table.watch();
  return { reviews: dynamoReviews(client, table.name), calls };
};

describe("the reviews of a school", () => {
  it("are kept once a key, and read back as they were", async () => {
    const { reviews, calls } = stored();
    const one = aReview("2027");
    expect(await reviews.add(one)).toBe(true);
    expect(await reviews.add({ ...one, dueOn: day.parse("2030-01-01") })).toBe(false);
    calls.length = 0;
    expect(await reviews.find(one.school, "2027")).toEqual(one);
    expect(await reviews.latest(one.school)).toEqual(one);
    expect(calls).toEqual(["GetItem", "Query"]);
    expect(await reviews.find(one.school, "2028")).toBeUndefined();
    expect(await reviews.latest("another")).toBeUndefined();
  });

  it("are listed the newest first, the school's own alone", async () => {
    const { reviews } = stored();
    for (const key of ["2027", "2028", "2027-2"]) await reviews.add(aReview(key));
    await reviews.add(aReview("2031", "another"));
    const listed = async (limit: number) =>
      (await reviews.list("highters-heath", limit)).map(({ key }) => key);
    expect(await listed(20)).toEqual(["2028", "2027-2", "2027"]);
    expect(await listed(2)).toEqual(["2028", "2027-2"]);
    expect((await reviews.latest("highters-heath"))?.key).toBe("2028");
  });

  it("are replaced on the version that was seen, or not at all", async () => {
    const { reviews } = stored();
    const one = aReview("2027");
    await reviews.add(one);
    const next = { ...one, version: 2, dueOn: day.parse("2027-02-01") };
    expect(await reviews.replace(one, next)).toBe(true);
    expect(await reviews.replace(one, { ...next, version: 2 })).toBe(false);
    expect(await reviews.find(one.school, "2027")).toEqual(next);
  });

  it("note what notices went out, and nothing else, unless somebody was quicker", async () => {
    const { reviews } = stored();
    const one = aReview("2027");
    await reviews.add(one);
    expect(await reviews.settle(one, ["review-opened"])).toBe(true);
    expect(await reviews.settle(one, ["review-soon"])).toBe(false);
    expect(await reviews.settle({ ...one, version: 2 }, ["review-soon"])).toBe(false);
    expect(await reviews.find(one.school, "2027")).toEqual({ ...one, settled: ["review-opened"] });
  });

  it("are not read from a row that somebody damaged", async () => {
    const { reviews } = stored();
    await table.put({
      ...keys.review("highters-heath", "2027"),
      ...aReview("2027"),
      status: "lost",
    });
    await expect(reviews.find("highters-heath", "2027")).rejects.toThrow(/status/);
  });
});
