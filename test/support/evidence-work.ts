import type { Incident } from "#shared/domain/incident/incident.ts";
import { anIncident, noon } from "./builders.ts";

/** An incident's work with a lesson in it. */
export const work = (
  lesson: Pick<Incident["work"]["lessons"][number], "clause" | "note">,
): Pick<Incident, "work"> => {
  const { work: plain } = anIncident();
  return { work: { ...plain, lessons: [{ ...lesson, by: "Amara Osei, Headteacher", at: noon }] } };
};
