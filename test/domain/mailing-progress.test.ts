import { describe, expect, it } from "vitest";
import { unsubscribedCode } from "#shared/domain/mail/after-attempt.ts";
import { type Message, messageStatus, quotaRest } from "#shared/domain/mail/message.ts";
import { suppressedCode } from "#shared/domain/mail/suppressed-address.ts";
import { emptyResults, lookAgainAfter, mostOpen } from "#shared/domain/reminders/mailing.ts";
import {
  afterPage,
  type PageDone,
  type Standing,
  standingOf,
  withEnds,
} from "#shared/domain/reminders/mailing-progress.ts";
import { later } from "#shared/domain/time.ts";
import { aMessage, noon } from "#test/support/builders.ts";
import { aMailing } from "#test/support/mailing-room.ts";

const staff = "staff" as const;
const results = (counts: Partial<Record<Standing, number>>) => ({
  ...emptyResults(),
  staff: { ...emptyResults().staff, ...counts },
});
const aPage = (changes: Partial<PageDone> = {}): PageDone => ({
  outcomes: [],
  last: "b@example.org",
  isEnd: false,
  quota: false,
  ...changes,
});
const now = later(noon, 5);

describe("as what a message counts", () => {
  const standings: Readonly<Record<Message["status"], Standing>> = {
    queued: "waiting",
    sent: "sent",
    delivered: "sent",
    bounced: "sent",
    complained: "sent",
    failed: "failed",
    cancelled: "unsubscribed",
  };
  it.each(messageStatus.options)("%s", (status) => {
    expect(standingOf(aMessage({ status }))).toBe(standings[status]);
  });
  it.each([
    [suppressedCode, "suppressed"],
    [unsubscribedCode, "unsubscribed"],
  ] as const)("cancelled for %s", (failure, standing) => {
    expect(standingOf(aMessage({ status: "cancelled", failure }))).toBe(standing);
  });
});

describe("a mailing after a page", () => {
  it("goes on at once from its last stakeholder", () => {
    const outcomes = [{ audience: staff, standing: "sent" as const, id: "m" }];
    const next = afterPage(aMailing({ after: "a@example.org" }), aPage({ outcomes }), now);
    expect(next).toEqual(
      aMailing({ after: "b@example.org", dueAt: now, results: results({ sent: 1 }) }),
    );
  });

  it("keeps its place if nobody was worked off", () => {
    const seen = aMailing({ after: "a@example.org" });
    expect(afterPage(seen, aPage({ last: undefined }), now)).toEqual({ ...seen, dueAt: now });
  });

  it("is done after the last stakeholder, with nothing left of the way", () => {
    const next = afterPage(aMailing({ after: "a@example.org" }), aPage({ isEnd: true }), now);
    const { dueAt: _dueAt, ...done } = aMailing({ status: "done", finishedAt: now });
    expect(next).toEqual(done);
  });

  it("is not done while a message has no end, and looks again in a minute", () => {
    const outcomes = [{ audience: staff, standing: "waiting" as const, id: "m" }];
    const next = afterPage(aMailing(), aPage({ outcomes, isEnd: true }), now);
    expect(next).toMatchObject({
      status: "running",
      open: [{ id: "m", audience: staff }],
      results: results({ waiting: 1 }),
      dueAt: later(now, lookAgainAfter),
    });
  });

  it("waits a minute if too many have no end", () => {
    const outcomes = Array.from({ length: mostOpen }, (_, at) => ({
      audience: staff,
      standing: "waiting" as const,
      id: `m${at}`,
    }));
    const [one, ...fewer] = outcomes;
    expect(afterPage(aMailing(), aPage({ outcomes: fewer }), now).dueAt).toBe(now);
    const next = afterPage(aMailing(), aPage({ outcomes: [...fewer, ...(one ? [one] : [])] }), now);
    expect(next.dueAt).toBe(later(now, lookAgainAfter));
  });

  it("waits for the day's quota", () => {
    expect(afterPage(aMailing(), aPage({ quota: true }), now).dueAt).toBe(later(now, quotaRest));
  });
});

describe("the ends of open messages", () => {
  const open = ["one", "two", "three"].map((id) => ({ id, audience: staff }));
  const seen = aMailing({ open, results: results({ waiting: 3, sent: 4 }) });

  it("move from waiting to what they are; what has none stays", () => {
    const ends = new Map<string, Standing>([
      ["one", "sent"],
      ["two", "waiting"],
    ]);
    const next = withEnds(seen, ends);
    expect(next.open.map(({ id }) => id)).toEqual(["two", "three"]);
    expect(next.results).toEqual(results({ waiting: 2, sent: 5 }));
  });

  it("count as failed, suppressed and unsubscribed as well", () => {
    const ends = new Map<string, Standing>([
      ["one", "failed"],
      ["two", "suppressed"],
      ["three", "unsubscribed"],
    ]);
    expect(withEnds(seen, ends)).toMatchObject({
      open: [],
      results: results({ sent: 4, failed: 1, suppressed: 1, unsubscribed: 1 }),
    });
  });
});
