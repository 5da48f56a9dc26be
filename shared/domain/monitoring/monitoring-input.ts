import * as z from "zod/mini";
import { type Reference, readReference, reference } from "../incident/reference.ts";
import { done, type Outcome, refused } from "../outcome.ts";
import {
  type InputFault,
  inputFaults,
  maybe,
  type RawInput,
  realDay,
  saying,
  words,
} from "../said-input.ts";
import { type Day, daysLater } from "../time.ts";
import { monitoringLimits } from "./monitoring-entry.ts";

/** A reference a line, or several with commas between them. */
const typedReferences = z.pipe(
  z.transform((value: unknown): unknown =>
    (typeof value === "string" ? value : "")
      .split(/[\n,;]+/)
      .map((one) => one.trim())
      .filter(Boolean)
      .map((one): Reference | string => readReference(one) ?? one),
  ),
  z.array(reference).check(z.maxLength(monitoringLimits.incidents)),
);

const ticked = z.pipe(
  z.transform((value: unknown): unknown =>
    value === undefined || value === "" ? [] : Array.isArray(value) ? [...new Set(value)] : [value],
  ),
  z.array(z.string().check(z.maxLength(80))).check(z.maxLength(monitoringLimits.sites)),
);

const form = z.object({
  on: realDay("the day on which you looked"),
  sites: saying(ticked, `Tick ${monitoringLimits.sites} sites or fewer`),
  other: maybe("Say what else you looked at", monitoringLimits.other),
  found: words("Say what you found, or that you found nothing", monitoringLimits.found),
  incidents: saying(
    typedReferences,
    `Enter the references of incidents as they are written, like HH-7KQ2-9MXF, one a line, ${monitoringLimits.incidents} or fewer`,
  ),
  declared: saying(z.literal("yes"), "Tick the box to sign what you recorded"),
});
export type MonitoringInput = z.infer<typeof form>;

/** A look of longer ago than this is nothing that anybody can sign for. */
const oldest = 366;

/** What a form says, or everything wrong with it by field. */
export function readMonitoringInput(
  raw: RawInput,
  today: Day,
): Outcome<MonitoringInput, readonly InputFault[]> {
  const read = form.safeParse(raw);
  const faults = read.success ? [] : [...inputFaults(read.error.issues)];
  const day = realDay("").safeParse(raw["on"]).data;
  if (day && day > today) {
    faults.unshift({ field: "on", words: "The day on which you looked must not be in the future" });
  } else if (day && day < daysLater(today, -oldest)) {
    faults.unshift({
      field: "on",
      words: "The day on which you looked must be within the last year",
    });
  }
  const isNothing = (value: unknown) =>
    Array.isArray(value) ? value.length === 0 : typeof value !== "string" || value.trim() === "";
  if (isNothing(raw["sites"]) && isNothing(raw["other"])) {
    faults.push({ field: "sites", words: "Tick what you looked at, or say what else it was" });
  }
  return read.success && faults.length === 0 ? done(read.data) : refused(faults);
}
