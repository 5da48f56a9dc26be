import * as z from "zod/mini";

/** Where an incident stands, and the words for the people who work on it and for its reporter. */
export const statusWords = {
  received: { staff: "Received", reporter: "We have your report. Nobody has opened a case yet." },
  triaged: {
    staff: "Triaged",
    reporter: "Someone has read your report and is deciding what to do.",
  },
  investigating: { staff: "Investigating", reporter: "We are finding out what happened." },
  decided: { staff: "Decided", reporter: "We have decided what to do." },
  closed: { staff: "Closed", reporter: "We have finished our work on your report." },
  reopened: { staff: "Reopened", reporter: "We are looking at your report again." },
  duplicate: {
    staff: "Duplicate",
    reporter: "Someone else had told us of this too. We are dealing with it under their report.",
  },
  "no-investigation": {
    staff: "No investigation",
    reporter: "We have recorded your report. It will not be investigated further.",
  },
} as const;

export const status = z.enum(
  Object.keys(statusWords) as [keyof typeof statusWords, ...(keyof typeof statusWords)[]],
);
export type Status = z.infer<typeof status>;

/** Statuses in which nobody works on an incident any more. */
const ended: readonly Status[] = ["closed", "duplicate", "no-investigation"];
export const isOpen = (one: Status): boolean => !ended.includes(one);
