import type { PageFunction } from "./routes.ts";
import type { JobName } from "./schedules.ts";
import type { SettingName } from "./settings.ts";

/** A deployed function: the name of its file in `functions/entries`, and what it is given. */
export interface DeployedFunction {
  /** What a person can no longer do when it fails. Its alarm says so. */
  readonly impact: string;
  /** The settings in its environment, and no others. */
  readonly settings: readonly SettingName[];
  /** True if `school.json`, the school's profile, stands beside its bundle. */
  readonly profile: boolean;
  /** True if the built styles and scripts stand beside its bundle, in `assets/`. */
  readonly assets?: true;
  /** What it may do with the table and its indexes: one action each, nothing implied. */
  readonly table: readonly TableAction[];
  readonly sendsMail?: true;
  /** True if the table's stream wakes it. */
  readonly stream?: true;
  /** True if it is told what became of mail that was sent. */
  readonly feedback?: true;
}

export type TableAction =
  | "GetItem"
  | "PutItem"
  | "UpdateItem"
  | "DeleteItem"
  | "BatchGetItem"
  /** By the table's own keys. */
  | "Query"
  | `Query:${"register" | "open" | "due"}`;
/** What is told of something, and neither answers people nor is started by the clock. */
export type ToldFunction = "mail-feedback";
export type FunctionName = PageFunction | JobName | ToldFunction;

export const functions = {
  "public-pages": {
    impact:
      "Nobody can open the start page, so nobody is shown where to report or whom to call, and other pages lose their look.",
    settings: ["BASE_URL"],
    profile: true,
    assets: true,
    table: [],
  },
  policy: {
    impact: "Nobody can read the policy or its earlier versions. What it says still holds.",
    settings: ["TABLE_NAME", "BASE_URL"],
    profile: true,
    table: ["GetItem", "UpdateItem", "Query"],
  },
  sites: {
    impact: "Parents cannot see from which age on children may use sites, apps and games.",
    settings: ["TABLE_NAME", "BASE_URL"],
    profile: true,
    table: ["GetItem", "Query"],
  },
  "site-desk": {
    impact:
      "Nobody can decide what is proposed for the site list, or edit it. The published list stands.",
    settings: ["TABLE_NAME", "BASE_URL", "SITE_SOURCES"],
    profile: true,
    table: ["GetItem", "BatchGetItem", "PutItem", "UpdateItem", "Query", "Query:due"],
  },
  "report-form": {
    impact: "Nobody can report an incident by the form. People fall back to telling the school.",
    settings: ["TABLE_NAME", "BASE_URL", "KEYS", "SUBMIT_BURST"],
    profile: true,
    table: ["PutItem"],
  },
  "submit-incident": {
    impact: "Other systems cannot report incidents. The form still can.",
    settings: ["TABLE_NAME", "SCHOOL_ID", "REFERENCE_PREFIX", "BASE_URL", "KEYS", "SUBMIT_BURST"],
    profile: false,
    table: ["PutItem"],
  },
  "follow-up": {
    impact: "Reporters cannot see what became of their report, or write to the school about it.",
    settings: ["TABLE_NAME", "BASE_URL", "KEYS"],
    profile: true,
    table: ["GetItem", "PutItem"],
  },
  "sign-in": {
    impact: "Staff cannot sign in, so nobody works the register.",
    settings: [
      "TABLE_NAME",
      "BASE_URL",
      "KEYS",
      "OIDC_ISSUER",
      "OIDC_CLIENT_ID",
      "OIDC_GROUPS_CLAIM",
    ],
    profile: true,
    table: ["PutItem", "DeleteItem"],
  },
  register: {
    impact: "The headteacher and the safeguarding lead cannot see what is in the register.",
    settings: ["TABLE_NAME", "BASE_URL"],
    profile: true,
    table: ["GetItem", "BatchGetItem", "UpdateItem", "Query:register", "Query:open", "Query:due"],
  },
  incident: {
    impact: "Nobody can open an incident or work on it. New reports still come in.",
    settings: ["TABLE_NAME", "BASE_URL"],
    profile: true,
    table: ["GetItem", "PutItem", "UpdateItem", "Query"],
  },
  summary: {
    impact: "Leaders and governors cannot see figures and lessons. Nobody can export the register.",
    settings: ["TABLE_NAME", "BASE_URL"],
    profile: true,
    table: ["GetItem", "BatchGetItem", "PutItem", "UpdateItem", "Query:register"],
  },
  evidence: {
    impact:
      "Governors cannot see the year's evidence for the review of the policy. All of it is kept.",
    settings: ["TABLE_NAME", "BASE_URL"],
    profile: true,
    table: ["GetItem", "BatchGetItem", "UpdateItem", "Query", "Query:register", "Query:due"],
  },
  monitoring: {
    impact:
      "The computing lead cannot record that somebody looked at sites, and nobody sees the log.",
    settings: ["TABLE_NAME", "BASE_URL"],
    profile: true,
    table: ["GetItem", "BatchGetItem", "PutItem", "UpdateItem", "Query"],
  },
  audit: {
    impact: "The headteacher and the chair of governors cannot see who looked at what.",
    settings: ["TABLE_NAME", "BASE_URL"],
    profile: true,
    table: ["GetItem", "BatchGetItem", "UpdateItem", "Query"],
  },
  messages: {
    impact: "Nobody sees which mails did not get out, or can send them again.",
    settings: ["TABLE_NAME", "BASE_URL"],
    profile: true,
    table: ["GetItem", "BatchGetItem", "PutItem", "UpdateItem", "Query:due"],
  },
  acknowledge: {
    impact: "Nobody can say that they have read the policy, or stop the reminders of it.",
    settings: ["TABLE_NAME", "BASE_URL", "KEYS"],
    profile: true,
    table: ["GetItem", "PutItem", "Query"],
  },
  "policy-questions": {
    impact: "The headteacher cannot see what people ask about the policy. The questions stay.",
    settings: ["TABLE_NAME", "BASE_URL"],
    profile: true,
    table: ["GetItem", "PutItem", "UpdateItem", "Query"],
  },
  review: {
    impact:
      "Nobody can draft, comment on, decide on or sign the policy in its yearly review. The policy in force stands.",
    settings: ["TABLE_NAME", "BASE_URL"],
    profile: true,
    table: ["GetItem", "BatchGetItem", "PutItem", "UpdateItem", "Query", "Query:register"],
  },
  stakeholders: {
    impact: "Nobody can see or change who is reminded of the policy. Those in the list still are.",
    settings: ["TABLE_NAME", "BASE_URL", "KEYS"],
    profile: true,
    table: ["GetItem", "BatchGetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"],
  },
  settings: {
    impact: "Nobody can see or set the term dates. Those that are set go on to hold.",
    settings: ["TABLE_NAME", "BASE_URL"],
    profile: true,
    table: ["GetItem", "PutItem", "UpdateItem"],
  },
  "deliver-mail": {
    impact:
      "Nobody is told of a new incident, or reminded. It stands in the register and waits to be seen.",
    settings: [
      "TABLE_NAME",
      "BASE_URL",
      "KEYS",
      "MAIL_FROM",
      "MAIL_REPLY_TO",
      "MAIL_CONFIGURATION_SET",
      "MAIL_RATE",
    ],
    profile: true,
    table: ["GetItem", "BatchGetItem", "PutItem", "UpdateItem", "Query", "Query:due"],
    sendsMail: true,
    stream: true,
  },
  reminders: {
    impact:
      "Nobody sees how reminders stand, or writes or pauses them. They still go out on their day.",
    settings: ["TABLE_NAME", "BASE_URL"],
    profile: true,
    table: ["GetItem", "PutItem", "UpdateItem", "Query"],
  },
  "remind-policy": {
    impact: "Nobody is reminded of the policy this term, or told that a term has no dates.",
    settings: ["TABLE_NAME"],
    profile: true,
    table: ["GetItem", "PutItem", "Query"],
  },
  "annual-review": {
    impact: "Nobody is told that the policy is due for its yearly review, or reminded of it.",
    settings: ["TABLE_NAME"],
    profile: true,
    table: ["GetItem", "BatchGetItem", "PutItem", "UpdateItem", "Query"],
  },
  "refresh-sites": {
    impact:
      "Nobody learns from the sources that a site changed. The list that is published stands.",
    settings: ["TABLE_NAME", "BASE_URL", "MAIL_REPLY_TO", "SITE_SOURCES", "SITE_SOURCES_AT"],
    profile: true,
    table: ["GetItem", "BatchGetItem", "PutItem", "Query", "Query:register", "Query:due"],
  },
  "mail-feedback": {
    impact: "Mail did not reach somebody who counts on it, or nobody would learn that it did not.",
    settings: ["TABLE_NAME", "SCHOOL_ID"],
    profile: false,
    table: ["GetItem", "PutItem"],
    feedback: true,
  },
} as const satisfies Record<FunctionName, DeployedFunction>;
