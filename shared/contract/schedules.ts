/** What the clock starts: read by the stack, by the laptop cloud and by `npm run job`. */
export interface Schedule {
  /** A cron or rate expression as EventBridge Scheduler understands it. */
  readonly expression: string;
  readonly timeZone: "Europe/London";
  /** How long EventBridge Scheduler goes on trying to start the function, in seconds (60 to 86,400). */
  readonly maximumAgeSeconds: number;
  /** How often it tries again (0 to 185). */
  readonly retries: number;
}

/**
 * One row a job, named as its entry and its Lambda. No job runs between 01:00 and 02:00, the hour
 * that is missing in spring and doubled in autumn; `deliver-mail` asks what is due, so it may.
 */
export const schedules = {
  "deliver-mail": {
    expression: "rate(1 minute)",
    timeZone: "Europe/London",
    maximumAgeSeconds: 60,
    retries: 0,
  },
  /** A start that is missed is made good by the next day's: a day asks what is not done. */
  "remind-policy": {
    expression: "cron(15 9 * * ? *)",
    timeZone: "Europe/London",
    maximumAgeSeconds: 21_600,
    retries: 10,
  },
  /** As for the reminders: a day asks what is not done, so a month that was missed heals itself. */
  "annual-review": {
    expression: "cron(30 9 * * ? *)",
    timeZone: "Europe/London",
    maximumAgeSeconds: 21_600,
    retries: 10,
  },
  /** A start that is missed is tried for six hours; after that the next Monday makes it good. */
  "refresh-sites": {
    expression: "cron(15 6 ? * MON *)",
    timeZone: "Europe/London",
    maximumAgeSeconds: 21_600,
    retries: 10,
  },
} as const satisfies Record<string, Schedule>;

export type JobName = keyof typeof schedules;
