import type { Incident, RegisterLine } from "./incident.ts";

/** A line of the register as it is told in JSON: the facts of the page, and nothing about who is kept out. */
export const toldOfLine = (line: RegisterLine) => {
  const { reference, title, kind, categories, status, severity, band, owner } = line;
  const { receivedAt, occurredOn, closedAt, relationships, site, clauses, actionsDue } = line;
  return {
    reference,
    title,
    kind,
    categories,
    status,
    severity,
    band,
    owner,
    receivedAt,
    occurredOn,
    closedAt,
    relationships,
    site,
    clauses,
    actionsDue,
  };
};

/** An incident as it is told in JSON: what the page shows, no proof of a receipt, no mark of a request. */
export const toldOfIncident = (one: Incident) => {
  const { reference, version, status, receivedAt, told, work, history } = one;
  return {
    reference,
    version,
    status,
    receivedAt,
    ...told,
    work,
    history: history.map(({ at, by, what, changes, hash }) => ({ at, by, what, changes, hash })),
  };
};
