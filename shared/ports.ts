import type { Acknowledgements, PolicyQuestions } from "./ports/acknowledgements.ts";
import type { Clock, Ids, KeyRing, Log } from "./ports/machine.ts";
import type {
  Due,
  Mailer,
  MessageList,
  Messages,
  Pacer,
  SuppressedAddresses,
} from "./ports/mail.ts";
import type { MonitoringLog } from "./ports/monitoring.ts";
import type { Policies } from "./ports/policy.ts";
import type { Audit, Incidents } from "./ports/register.ts";
import type { ReminderTexts } from "./ports/reminder-texts.ts";
import type { Mailings, Stakeholders } from "./ports/reminders.ts";
import type { Reviews } from "./ports/reviews.ts";
import type { Sessions, SignInService, Terms } from "./ports/school.ts";
import type { Fetcher, RefreshRuns, SourceStates } from "./ports/site-sources.ts";
import type { Proposals, SiteLists } from "./ports/sites.ts";

export type { Mail, SendResult } from "./domain/mail/mail.ts";
export type * from "./ports/acknowledgements.ts";
export type * from "./ports/machine.ts";
export type * from "./ports/mail.ts";
export type * from "./ports/monitoring.ts";
export type * from "./ports/policy.ts";
export type * from "./ports/register.ts";
export type * from "./ports/reminder-texts.ts";
export type * from "./ports/reminders.ts";
export type * from "./ports/reviews.ts";
export type * from "./ports/school.ts";
export type * from "./ports/site-sources.ts";
export type * from "./ports/sites.ts";

/** The outside world, whole, on one page. A use-case takes the part of it that it needs. */
export interface World {
  readonly incidents: Incidents;
  readonly audit: Audit;
  readonly messages: Messages;
  readonly messageList: MessageList;
  readonly suppressed: SuppressedAddresses;
  readonly due: Due;
  readonly sessions: Sessions;
  readonly terms: Terms;
  readonly siteLists: SiteLists;
  readonly proposals: Proposals;
  readonly fetcher: Fetcher;
  readonly sourceStates: SourceStates;
  readonly refreshRuns: RefreshRuns;
  readonly stakeholders: Stakeholders;
  readonly mailings: Mailings;
  readonly reminderTexts: ReminderTexts;
  readonly policies: Policies;
  readonly reviews: Reviews;
  readonly acknowledgements: Acknowledgements;
  readonly policyQuestions: PolicyQuestions;
  readonly monitoring: MonitoringLog;
  readonly mailer: Mailer;
  readonly pacer: Pacer;
  readonly signInService: SignInService;
  readonly keyRing: KeyRing;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
}
