import { describe, it } from "vitest";
import { type AuditPage, auditPage } from "#functions/views/pages/audit.tsx";
import { auditMonth } from "#shared/domain/incident/audit.ts";
import { memberOf } from "#shared/domain/school/session.ts";
import { later } from "#shared/domain/time.ts";
import { aBrowser } from "#test/support/browser.ts";
import { aReference, aSchool, noon } from "#test/support/builders.ts";
import { expectFitForAll, seenPage } from "#test/support/seen-page.ts";

const school = aSchool();
const month = auditMonth.parse("2026-11");
const who = "Bartholomew Featherstonehaugh-Cholmondeley, Headteacher, Safeguarding lead";
const looks: AuditPage["looks"] = [
  { at: noon, who, what: "viewed", reference: aReference(1), opens: true },
  { at: later(noon, -60), who, what: "viewed", reference: aReference(2), opens: false },
  { at: later(noon, -120), who, what: "exported", opens: false },
];
const aMonth: AuditPage = {
  school,
  member: memberOf("Amara Osei", "amara.osei@example.org", ["headteacher"]),
  now: noon,
  month,
  looks,
  isFirst: false,
  next: "/audit?after=x",
};
const about: AuditPage["about"] = {
  reference: aReference(1),
  opens: true,
  changes: [
    { at: later(noon, 60), by: who, what: "no-investigation" },
    { at: noon, by: "reporter", what: "received" },
  ],
};
const pages: readonly (readonly [string, AuditPage])[] = [
  ["a month", aMonth],
  ["a month without looks", { ...aMonth, looks: [], isFirst: true, next: undefined }],
  ["one incident", { ...aMonth, looks: looks.slice(0, 1), about }],
];

describe("the audit on a screen", () => {
  const browser = aBrowser();

  it.each(pages)("has no fault that axe finds and fits every width: %s", async (_, model) => {
    const page = await seenPage(browser, school, auditPage(model));
    await expectFitForAll(page);
  });
});
