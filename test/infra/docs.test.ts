import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { functionNames } from "#infra/bundling/function-names.ts";
import { table } from "#shared/contract/table.ts";
import { auditEntry } from "#shared/domain/incident/audit.ts";
import { incident, registerLine } from "#shared/domain/incident/incident.ts";
import { submission } from "#shared/domain/incident/submission.ts";
import { message } from "#shared/domain/mail/message.ts";
import { suppressedAddress } from "#shared/domain/mail/suppressed-address.ts";
import { monitoringEntry } from "#shared/domain/monitoring/monitoring-entry.ts";
import { acknowledgement, policyQuestion } from "#shared/domain/policy/acknowledgement.ts";
import { approval, policyVersion } from "#shared/domain/policy/policy-version.ts";
import { mailing, mailingContent } from "#shared/domain/reminders/mailing.ts";
import { reminderSettings } from "#shared/domain/reminders/reminder-settings.ts";
import { stakeholder } from "#shared/domain/reminders/stakeholder.ts";
import { termText } from "#shared/domain/reminders/term-text.ts";
import { review } from "#shared/domain/review/review.ts";
import { member, session } from "#shared/domain/school/session.ts";
import { termCalendar } from "#shared/domain/school/term-calendar.ts";
import { termDates } from "#shared/domain/school/term-dates.ts";
import { proposal } from "#shared/domain/sites/proposal.ts";
import { refreshRun } from "#shared/domain/sites/refresh-run.ts";
import { siteList } from "#shared/domain/sites/site-list.ts";
import { sourceState } from "#shared/domain/sites/source-health.ts";
import pack from "../../package.json" with { type: "json" };
import { propertiesOf, synthesised } from "./synthesised.ts";

const textOf = (file: string): string => readFileSync(file, "utf8");
const documents = globSync(["*.md", "{shared,functions,infra,test}/**/*.md"]).toSorted();
const words = (text: string, pattern: RegExp): readonly string[] => [
  ...new Set([...text.matchAll(pattern)].map(([, word = ""]) => word)),
];

/** What stands in code fences is no prose: its headings are comments, its brackets are lists. */
const prose = (text: string): string => text.replaceAll(/^ *```[^]*?^ *```$/gm, "");

/** A heading's address as the repository's pages make it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
const anchorsOf = (file: string): readonly string[] =>
  words(prose(textOf(file)), /^#{1,6} (.+)$/gm).map(anchorOf);

describe("every document", () => {
  it("leads only to files and headings that exist", () => {
    const links = documents.flatMap((file) =>
      words(prose(textOf(file)), /\]\(([^)\s]+)\)/g)
        .filter((target) => !/^[a-z]+:/.test(target))
        .map((target) => ({ file, target })),
    );
    expect(documents.length).toBeGreaterThan(15);
    expect(links.length).toBeGreaterThan(30);
    const dead = links.filter(({ file, target }) => {
      const [path = "", anchor] = target.split("#");
      const led = path === "" ? file : join(dirname(file), path);
      if (!existsSync(led)) return true;
      return anchor !== undefined && (statSync(led).isDirectory() || !hasAnchor(led, anchor));
    });
    expect(dead).toEqual([]);
  });

  it("names only commands that exist", () => {
    const scripts = Object.keys(pack.scripts);
    const named = documents.flatMap((file) => commandsIn(file));
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
  });

  it("is short: no README has 150 lines or more", () => {
    const readmes = documents.filter((file) => file.endsWith("README.md"));
    expect(readmes.length).toBeGreaterThanOrEqual(5);
    const long = readmes.filter((file) => textOf(file).trimEnd().split("\n").length >= 150);
    expect(long).toEqual([]);
  });
});

const hasAnchor = (file: string, anchor: string): boolean => anchorsOf(file).includes(anchor);

/** Scripts of package.json as people type them: `npm start`, `npm run job`. */
const commandsIn = (file: string): readonly string[] =>
  words(textOf(file), /\bnpm (?:run )?(start|test|(?<=run )[\w:-]+)\b/g);

describe("the README", () => {
  it("explains every command there is", () => {
    const explained = commandsIn("README.md");
    expect(explained.length).toBeGreaterThan(8);
    expect(Object.keys(pack.scripts).filter((name) => !explained.includes(name))).toEqual([]);
  });

  it("names every port that can be chosen", () => {
    const ports = words(textOf("infra/local/serve.ts"), /portOf\("(\w+)"/g);
    expect(ports).toHaveLength(4);
    expect(ports.filter((name) => !textOf("README.md").includes(`\`${name}\``))).toEqual([]);
  });
});

describe("the decisions", () => {
  const decisions = globSync("infra/docs/decisions/*.md").toSorted();

  it("are numbered without a gap, and each says first what was decided and then what lost", () => {
    expect(decisions.length).toBeGreaterThanOrEqual(11);
    decisions.forEach((file, place) => {
      const number = String(place + 1).padStart(4, "0");
      expect(file).toContain(`/${number}-`);
      expect(textOf(file)).toMatch(new RegExp(`^# ${number} .+\n\n\\*\\*Decided\\.\\*\\* `));
      expect(textOf(file)).toMatch(/^## What lost$/m);
    });
  });
});

describe("the data map", () => {
  const map = textOf("infra/docs/data-map.md");
  const missing = (names: readonly string[]) =>
    names.filter((name) => !map.includes(`\`${name}\``));

  it.each([
    ["incident", incident.shape],
    ["line of the register", registerLine.shape],
    ["submission", submission.shape],
    ["reporter", submission.shape.reporter.shape],
    ["message", message.shape],
    ["suppressed address", suppressedAddress.shape],
    ["look", auditEntry.shape],
    ["version of the policy", policyVersion.shape],
    ["approval", approval.shape],
    ["review of the policy", review.shape],
    ["entry of the monitoring log", monitoringEntry.shape],
    ["session", session.shape],
    ["acknowledgement", acknowledgement.shape],
    ["question about the policy", policyQuestion.shape],
    ["stakeholder", stakeholder.shape],
    ["site list", siteList.shape],
    ["proposal for the site list", proposal.shape],
    ["term", termDates.shape],
    ["terms", termCalendar.shape],
    ["source of the site list", sourceState.shape],
    ["run that asked the sources", refreshRun.shape],
    ["person signed in", member.shape],
    ["mailing", mailing.shape],
    ["content of a mailing", mailingContent.shape],
    ["paragraph of a term", termText.shape],
    ["wishes for reminders", reminderSettings.shape],
  ])("names every attribute of the %s", (_, shape) => {
    const attributes = Object.keys(shape);
    expect(attributes.length).toBeGreaterThanOrEqual(3);
    expect(missing(attributes)).toEqual([]);
  });

  it("names every key of the table and every attribute that its indexes copy", () => {
    const { partition, sort, expiry, indexes } = table;
    const attributes = Object.values(indexes).flatMap((index) => [
      index.partition,
      index.sort,
      ...index.projects,
    ]);
    expect(attributes.length).toBeGreaterThan(10);
    expect(missing([partition, sort, expiry, ...attributes])).toEqual([]);
  });

  it("names every cookie that a function sets", () => {
    const sources = globSync("functions/**/*.{ts,tsx}").map(textOf);
    const cookies = words(sources.join("\n"), /"(__Host-[\w-]+)"/g);
    expect(cookies.length).toBeGreaterThanOrEqual(3);
    expect(missing(cookies)).toEqual([]);
  });
});

describe("the runbook", () => {
  const headings = words(textOf("infra/docs/runbook.md"), /^## (.+)$/gm);
  const { service } = synthesised();

  it("has a section for every function, under its name", () => {
    expect(functionNames.length).toBeGreaterThanOrEqual(7);
    expect(functionNames.filter((name) => !headings.includes(name))).toEqual([]);
  });

  it("has a section for whatever an alarm points to", () => {
    const pointed = propertiesOf(service, "AWS::CloudWatch::Alarm").map(
      ({ AlarmDescription }) => String(AlarmDescription).split("infra/docs/runbook.md#")[1] ?? "",
    );
    expect(pointed.length).toBeGreaterThan(functionNames.length);
    expect(pointed.filter((anchor) => !hasAnchor("infra/docs/runbook.md", anchor))).toEqual([]);
  });

  it("explains every failure queue by its name", () => {
    const queues = Object.keys(service.findResources("AWS::SQS::Queue"));
    const unexplained = queues
      .map((logicalId) => logicalId.replace(/[0-9A-F]{8}$/, ""))
      .filter((name) => !textOf("infra/docs/runbook.md").includes(`\`${name}…\``));
    expect(queues.length).toBeGreaterThanOrEqual(2);
    expect(unexplained).toEqual([]);
  });
});
