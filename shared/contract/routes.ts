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

export const routes = {
  home: { path: "/", methods: ["GET"], answeredBy: "public-pages", throttle: reading },
  privacy: { path: "/privacy", methods: ["GET"], answeredBy: "public-pages", throttle: reading },
  accessibility: {
    path: "/accessibility",
    methods: ["GET"],
    answeredBy: "public-pages",
    throttle: reading,
  },
  policy: { path: "/policy", methods: ["GET"], answeredBy: "policy", throttle: reading },
  policySummary: {
    path: "/policy/summary",
    methods: ["GET"],
    answeredBy: "policy",
    throttle: reading,
  },
  policyMarkdown: { path: "/policy.md", methods: ["GET"], answeredBy: "policy", throttle: reading },
  policyVersions: {
    path: "/policy/versions",
    methods: ["GET"],
    answeredBy: "policy",
    throttle: reading,
  },
  /** `2`, or `2.md` for the same words as Markdown. */
  policyVersion: {
    path: "/policy/versions/{number}",
    methods: ["GET"],
    answeredBy: "policy",
    throttle: reading,
  },
  policyChanges: {
    path: "/policy/versions/{number}/changes",
    methods: ["GET"],
    answeredBy: "policy",
    throttle: reading,
  },
  /** Where a reminder’s link leads: to say that one has read the policy, without an account. */
  acknowledge: {
    path: "/policy/acknowledge",
    methods: ["GET", "POST"],
    answeredBy: "acknowledge",
    throttle: writing,
  },
  policyQuestions: {
    path: "/policy/questions",
    methods: ["GET", "POST"],
    answeredBy: "policy-questions",
    throttle: reading,
  },
  /** The review that is open, or when the next one comes. */
  review: { path: "/policy/review", methods: ["GET"], answeredBy: "review", throttle: reading },
  /** One year's review, by its key: `2027`. */
  reviewOf: {
    path: "/policy/review/{key}",
    methods: ["GET"],
    answeredBy: "review",
    throttle: reading,
  },
  reviewStep: {
    path: "/policy/review/{key}/{step}",
    methods: ["GET", "POST"],
    answeredBy: "review",
    throttle: reading,
  },
  /** Wins over the steps of a review, because it is written out. */
  evidence: {
    path: "/policy/review/evidence",
    methods: ["GET"],
    answeredBy: "evidence",
    throttle: reading,
  },
  monitoring: {
    path: "/policy/monitoring",
    methods: ["GET"],
    answeredBy: "monitoring",
    throttle: reading,
  },
  monitoringRecord: {
    path: "/policy/monitoring/record",
    methods: ["GET", "POST"],
    answeredBy: "monitoring",
    throttle: writing,
  },
  unsubscribe: {
    path: "/unsubscribe",
    methods: ["GET", "POST"],
    answeredBy: "acknowledge",
    throttle: writing,
  },
  sites: { path: "/sites", methods: ["GET"], answeredBy: "sites", throttle: reading },
  sitesJson: { path: "/sites.json", methods: ["GET"], answeredBy: "sites", throttle: reading },
  sitesCsv: { path: "/sites.csv", methods: ["GET"], answeredBy: "sites", throttle: reading },
  sitesAtom: { path: "/sites.atom", methods: ["GET"], answeredBy: "sites", throttle: reading },
  siteProposals: {
    path: "/sites/proposals",
    methods: ["GET", "POST"],
    answeredBy: "site-desk",
    throttle: writing,
  },
  sitesStep: {
    path: "/sites/{step}",
    methods: ["GET", "POST"],
    answeredBy: "site-desk",
    throttle: writing,
  },
  health: { path: "/health", methods: ["GET"], answeredBy: "public-pages", throttle: reading },
  assets: {
    path: "/assets/{file}",
    methods: ["GET"],
    answeredBy: "public-pages",
    throttle: reading,
  },
  report: {
    path: "/report",
    methods: ["GET", "POST"],
    answeredBy: "report-form",
    throttle: writing,
  },
  reportStep: {
    path: "/report/{step}",
    methods: ["GET", "POST"],
    answeredBy: "report-form",
    throttle: writing,
  },
  submitIncident: {
    path: "/api/incidents",
    methods: ["POST"],
    answeredBy: "submit-incident",
    throttle: writing,
  },
  followUp: {
    path: "/follow-up",
    methods: ["GET", "POST"],
    answeredBy: "follow-up",
    throttle: guessing,
  },
  followUpApi: {
    path: "/api/follow-up",
    methods: ["POST"],
    answeredBy: "follow-up",
    throttle: guessing,
  },
  followUpMessages: {
    path: "/follow-up/messages",
    methods: ["GET", "POST"],
    answeredBy: "follow-up",
    throttle: guessing,
  },
  followUpMessagesApi: {
    path: "/api/follow-up/messages",
    methods: ["POST"],
    answeredBy: "follow-up",
    throttle: guessing,
  },
  signIn: { path: "/sign-in", methods: ["GET"], answeredBy: "sign-in", throttle: writing },
  signInCallback: {
    path: "/sign-in/callback",
    methods: ["GET"],
    answeredBy: "sign-in",
    throttle: writing,
  },
  signOut: { path: "/sign-out", methods: ["POST"], answeredBy: "sign-in", throttle: writing },
  register: { path: "/register", methods: ["GET"], answeredBy: "register", throttle: reading },
  /** Wins over an incident's address, because it is written out: the gateway prefers that. */
  summary: {
    path: "/register/summary",
    methods: ["GET"],
    answeredBy: "summary",
    throttle: reading,
  },
  lessons: {
    path: "/register/lessons",
    methods: ["GET"],
    answeredBy: "summary",
    throttle: reading,
  },
  registerCsv: {
    path: "/register.csv",
    methods: ["GET"],
    answeredBy: "summary",
    throttle: reading,
  },
  incident: {
    path: "/register/{reference}",
    methods: ["GET"],
    answeredBy: "incident",
    throttle: reading,
  },
  incidentChange: {
    path: "/register/{reference}/{change}",
    methods: ["GET", "POST"],
    answeredBy: "incident",
    throttle: reading,
  },
  audit: { path: "/audit", methods: ["GET"], answeredBy: "audit", throttle: reading },
  messages: { path: "/messages", methods: ["GET"], answeredBy: "messages", throttle: reading },
  messageChange: {
    path: "/messages/{change}",
    methods: ["POST"],
    answeredBy: "messages",
    throttle: writing,
  },
  stakeholders: {
    path: "/stakeholders",
    methods: ["GET"],
    answeredBy: "stakeholders",
    throttle: reading,
  },
  stakeholdersCsv: {
    path: "/stakeholders.csv",
    methods: ["GET"],
    answeredBy: "stakeholders",
    throttle: writing,
  },
  stakeholdersStep: {
    path: "/stakeholders/{step}",
    methods: ["GET", "POST"],
    answeredBy: "stakeholders",
    throttle: writing,
  },
  reminders: { path: "/reminders", methods: ["GET"], answeredBy: "reminders", throttle: reading },
  remindersStep: {
    path: "/reminders/{step}",
    methods: ["GET", "POST"],
    answeredBy: "reminders",
    throttle: writing,
  },
  terms: { path: "/settings/terms", methods: ["GET"], answeredBy: "settings", throttle: reading },
  termsStep: {
    path: "/settings/terms/{step}",
    methods: ["GET", "POST"],
    answeredBy: "settings",
    throttle: writing,
  },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;

/** The address of a route with its parameters filled in: `pathTo("incident", { reference })`. */
export const pathTo = (route: RouteName, params: Readonly<Record<string, string>> = {}): string =>
  routes[route].path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ""),
  );
