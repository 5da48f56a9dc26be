import * as z from "zod/mini";
import { instant } from "../time.ts";

/** How a school wants its reminders. Version 0 was never kept. */
export const reminderSettings = z.strictObject({
  version: z.int().check(z.nonnegative()),
  /** True if staff and governors who have not acknowledged are asked once more, two weeks later. */
  followUp: z.boolean(),
  /** Who set it last, and when. */
  changed: z.optional(z.strictObject({ at: instant, by: z.string() })),
});
export type ReminderSettings = z.infer<typeof reminderSettings>;

/** Nobody is asked a second time unless the school wants it. */
export const firstSettings: ReminderSettings = { version: 0, followUp: false };
