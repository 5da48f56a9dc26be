import { render } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { History } from "#functions/views/pages/incident/history.tsx";
import { aSchool } from "#test/support/builders.ts";
import { after, inStatus } from "#test/support/working.ts";

const school = aSchool();
const shown = (incident: ReturnType<typeof inStatus>) =>
  render(<History history={incident.history} school={school} />)
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ");

describe("the history of an incident", () => {
  it("says what was changed in the words of the pages, not of the table", () => {
    const worked = ["step", "referral", "lesson"] as const;
    const incident = worked.reduce((one, name) => after(one, name), inStatus("investigating"));
    const words = shown(incident);
    for (const expected of [
      "status: Received became Triaged",
      "severity: Medium",
      "owner: Amara Osei",
      "step “Call 999 if anybody is in danger now.",
      "referral to The platform",
      "No social media in lesson time unless it is part of the lesson: Say it again in September.",
    ]) {
      expect(words).toContain(expected);
    }
    expect(words).not.toMatch(/keep-people-safe|lesson-time|amara-osei/);
  });

  it("tells of a removed passage without the digests that prove the rest", () => {
    const incident = after(
      after(inStatus("triaged"), "note", { text: "No unkind things." }),
      "redact",
    );
    const words = shown(incident);
    expect(words).toContain("because: It is not needed.");
    expect(words).not.toMatch(/[0-9a-f]{64}/);
    expect(JSON.stringify(incident.history)).toMatch(/entry \d+/);
  });
});
