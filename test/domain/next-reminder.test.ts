import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { message } from "#shared/domain/mail/message.ts";
import {
  emptyResults,
  type Mailing,
  type MailingContent,
} from "#shared/domain/reminders/mailing.ts";
import { nextReminder } from "#shared/domain/reminders/next-reminder.ts";
import { withPause } from "#shared/domain/reminders/pausing.ts";
import { reminderId } from "#shared/domain/reminders/reminder-due.ts";
import { audiences } from "#shared/domain/reminders/stakeholder.ts";
import {
  factsOfTest,
  type TestReminder,
  testOfFacts,
} from "#shared/domain/reminders/test-facts.ts";
import { keyOf } from "#shared/domain/school/term-dates.ts";
import { instant } from "#shared/domain/time.ts";
import { aMessage, noon } from "#test/support/builders.ts";
import { aTerm, autumn, aYear, spring } from "#test/support/terms.ts";

const at = (moment: string) => instant.parse(moment);
const begun = (term: typeof autumn) => ({ id: reminderId(term) });

describe("the next reminder", () => {
  it.each([
    ["before the term", "2026-08-20T12:00:00Z", "2026-autumn", "2026-09-04"],
    ["on its first school day before the job", "2026-09-04T08:14:59Z", "2026-autumn", "2026-09-04"],
    ["on its first school day after the job", "2026-09-04T08:15:00Z", "2026-autumn", "2026-09-07"],
    ["in winter time before the job", "2026-11-20T09:14:59Z", "2026-autumn", "2026-11-20"],
    ["at half term", "2026-10-28T12:00:00Z", "2026-autumn", "2026-11-02"],
    ["after its last job", "2026-12-18T12:00:00Z", "2027-spring", "2027-01-04"],
  ])("%s is told with its day", (_, now, key, on) => {
    const next = nextReminder(aYear, [], at(now));
    expect(next && [keyOf(next.term), next.on, next.isCertain]).toEqual([key, on, true]);
  });

  it("is that of the next term once a term's has begun", () => {
    const next = nextReminder(aYear, [begun(autumn)], at("2026-09-10T12:00:00Z"));
    expect(next && [keyOf(next.term), next.on]).toEqual(["2027-spring", spring.from]);
  });

  it("is none where no coming term has dates", () => {
    expect(nextReminder([], [], noon)).toBeUndefined();
    expect(nextReminder(aYear, [], at("2027-07-22T12:00:00Z"))).toBeUndefined();
  });

  it("is not certain where bank holidays are not known", () => {
    const far = [aTerm("autumn", 2032, "2032-09-02", "2032-12-17")];
    expect(nextReminder(far, [], at("2032-08-01T12:00:00Z"))?.isCertain).toBe(false);
  });
});

describe("a pause", () => {
  const running: Mailing = {
    school: "highters-heath",
    id: "reminder-2026-autumn",
    kind: "reminder",
    version: 3,
    status: "running",
    audiences: [...audiences],
    onlyUnacknowledged: false,
    startedAt: noon,
    expected: 10,
    after: "m@example.org",
    pass: 1,
    results: emptyResults(),
    open: [],
    dueAt: noon,
  };
  const by = "Amara Osei, Headteacher";

  it("takes the mailing off what is due, and leaves it where it is", () => {
    const paused = withPause(running, "pause", by, noon);
    expect(paused.ok && paused.value).toEqual({
      ...running,
      dueAt: undefined,
      status: "paused",
      paused: { at: noon, by },
    });
    if (!paused.ok) return;
    expect("dueAt" in paused.value).toBe(false);
    const resumed = withPause(paused.value, "resume", by, noon);
    expect(resumed.ok && resumed.value).toMatchObject({
      status: "running",
      dueAt: noon,
      after: "m@example.org",
    });
  });

  it("changes nothing that stands as it is wanted, and nothing that is done", () => {
    const resumed = withPause(running, "resume", by, noon);
    expect(resumed.ok && resumed.value).toBe(running);
    const done = withPause({ ...running, status: "done" }, "pause", by, noon);
    expect(done).toEqual({ ok: false, refused: "is-done" });
  });
});

describe("a test of a reminder", () => {
  const content: MailingContent = {
    school: "highters-heath",
    id: "reminder-2026-autumn",
    term: { year: 2026, term: "autumn" },
    policy: { version: 1, hash: "a" },
    paragraphs: {},
    ageChanges: [],
    changedClauses: [],
  };

  it("travels in the facts of its message, whatever the school wrote", () => {
    let travelled = 0;
    const paragraph = fc.string({ unit: "binary", maxLength: 700 });
    fc.assert(
      fc.property(paragraph, paragraph, (english, own) => {
        const paragraphs = { en: `x${english}`, ur: `x${own}`, pl: "not read" };
        const test: TestReminder = {
          audience: "staff",
          language: "ur",
          content: { ...content, paragraphs },
        };
        const facts = factsOfTest(test);
        expect(message.safeParse(aMessage({ facts })).error).toBeUndefined();
        const { pl: _pl, ...read } = paragraphs;
        expect(testOfFacts(facts)).toEqual({
          ...test,
          content: { ...test.content, paragraphs: read },
        });
        travelled += 1;
      }),
      { numRuns: 60 },
    );
    expect(travelled).toBe(60);
  });
});
