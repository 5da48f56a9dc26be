/**
 * Every address of the product, written once: the gateway routes them, the pages link to them, the
 * functions answer them, the laptop cloud reads them back from the synthesised template.
 */
export interface Route {
  readonly path: string;
  readonly methods: readonly ("GET" | "POST")[];
  /** The Lambda that answers: a name of `contract/functions.ts`. */
  readonly answeredBy: PageFunction;
  /** Requests a second that the gateway lets through, and the burst above it. */
  readonly throttle: Throttle;
}

export type PageFunction =
  | "acknowledge"
  | "policy-questions"
  | "review"
  | "public-pages"
  | "policy"
  | "report-form"
  | "sites"
  | "site-desk"
  | "submit-incident"
  | "follow-up"
  | "sign-in"
  | "register"
  | "incident"
  | "summary"
  | "settings"
  | "stakeholders"
  | "reminders"
  | "audit"
  | "evidence"
  | "monitoring"
  | "messages";

export interface Throttle {
  readonly rate: number;
  readonly burst: number;
}

const reading: Throttle = { rate: 50, burst: 100 };
const writing: Throttle = { rate: 10, burst: 60 };
/** Guessing a receipt must stay hopeless: few tries a second for the whole school. */
const guessing: Throttle = { rate: 2, burst: 20 };

type Methods = Route["methods"];
const route =
  <const M extends Methods>(methods: M, usual: Throttle) =>
  <const P extends string, const F extends PageFunction>(
    path: P,
    answeredBy: F,
    throttle: Throttle = usual,
  ) => ({ path, methods, answeredBy, throttle });

/** A page that is looked at, one that is looked at and sent back, and a press that does something. */
const shows = route(["GET"], reading);
const takes = route(["GET", "POST"], writing);
const does = route(["POST"], writing);

export const routes = {
  home: shows("/", "public-pages"),
  privacy: shows("/privacy", "public-pages"),
  accessibility: shows("/accessibility", "public-pages"),
  policy: shows("/policy", "policy"),
  policySummary: shows("/policy/summary", "policy"),
  policyMarkdown: shows("/policy.md", "policy"),
  policyVersions: shows("/policy/versions", "policy"),
  /** `2`, or `2.md` for the same words as Markdown. */
  policyVersion: shows("/policy/versions/{number}", "policy"),
  policyChanges: shows("/policy/versions/{number}/changes", "policy"),
  /** Where a reminder’s link leads: to say that one has read the policy, without an account. */
  acknowledge: takes("/policy/acknowledge", "acknowledge"),
  policyQuestions: takes("/policy/questions", "policy-questions", reading),
  /** The review that is open, or when the next one comes. */
  review: shows("/policy/review", "review"),
  /** One year's review, by its key: `2027`. */
  reviewOf: shows("/policy/review/{key}", "review"),
  reviewStep: takes("/policy/review/{key}/{step}", "review", reading),
  /** Wins over the steps of a review, because it is written out. */
  evidence: shows("/policy/review/evidence", "evidence"),
  monitoring: shows("/policy/monitoring", "monitoring"),
  monitoringRecord: takes("/policy/monitoring/record", "monitoring"),
  unsubscribe: takes("/unsubscribe", "acknowledge"),
  sites: shows("/sites", "sites"),
  sitesJson: shows("/sites.json", "sites"),
  sitesCsv: shows("/sites.csv", "sites"),
  sitesAtom: shows("/sites.atom", "sites"),
  siteProposals: takes("/sites/proposals", "site-desk"),
  sitesStep: takes("/sites/{step}", "site-desk"),
  health: shows("/health", "public-pages"),
  assets: shows("/assets/{file}", "public-pages"),
  report: takes("/report", "report-form"),
  reportStep: takes("/report/{step}", "report-form"),
  submitIncident: does("/api/incidents", "submit-incident"),
  followUp: takes("/follow-up", "follow-up", guessing),
  followUpApi: does("/api/follow-up", "follow-up", guessing),
  followUpMessages: takes("/follow-up/messages", "follow-up", guessing),
  followUpMessagesApi: does("/api/follow-up/messages", "follow-up", guessing),
  signIn: shows("/sign-in", "sign-in", writing),
  signInCallback: shows("/sign-in/callback", "sign-in", writing),
  signOut: does("/sign-out", "sign-in"),
  register: shows("/register", "register"),
  /** Wins over an incident's address, because it is written out: the gateway prefers that. */
  summary: shows("/register/summary", "summary"),
  lessons: shows("/register/lessons", "summary"),
  registerCsv: shows("/register.csv", "summary"),
  incident: shows("/register/{reference}", "incident"),
  incidentChange: takes("/register/{reference}/{change}", "incident", reading),
  audit: shows("/audit", "audit"),
  messages: shows("/messages", "messages"),
  messageChange: does("/messages/{change}", "messages"),
  stakeholders: shows("/stakeholders", "stakeholders"),
  stakeholdersCsv: shows("/stakeholders.csv", "stakeholders", writing),
  stakeholdersStep: takes("/stakeholders/{step}", "stakeholders"),
  reminders: shows("/reminders", "reminders"),
  remindersStep: takes("/reminders/{step}", "reminders"),
  terms: shows("/settings/terms", "settings"),
  termsStep: takes("/settings/terms/{step}", "settings"),
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;

/** The address of a route with its parameters filled in: `pathTo("incident", { reference })`. */
export const pathTo = (route: RouteName, params: Readonly<Record<string, string>> = {}): string =>
  routes[route].path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ""),
  );
