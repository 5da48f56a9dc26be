import { load } from "cheerio";
import { expect, it } from "vitest";
import { acknowledgedPage } from "#functions/views/pages/reminders/acknowledged-page.tsx";
import { aSchool } from "#test/support/builders.ts";
import { as } from "#test/support/office.ts";

const none = { people: 0, acknowledged: 0, withQuestion: 0 };

it.each([
  [as("Amara Osei", "headteacher"), 1],
  [as("Beth Lindqvist", "safeguarding-lead"), 0],
])("leads the headteacher alone to the questions: %o", (member, links) => {
  const body = acknowledgedPage({
    ...{ school: aSchool(), member, version: 1, versions: [1], waiting: [] },
    byAudience: { staff: none, governors: none, volunteers: none, "parents-carers": none },
  });
  expect(load(body)('main a[href="/policy/questions"]')).toHaveLength(links);
});
