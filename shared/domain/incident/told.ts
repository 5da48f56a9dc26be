import type { Incident, RegisterLine } from "./incident.ts";

/** A line of the register as it is told in JSON: the facts of the page, and nothing about who is kept out. */
export const toldOfLine = ({ excluded: _excluded, ...line }: RegisterLine) => {
  const { reference, kind, categories, status, receivedAt, occurredOn, relationships } = line;
  return { reference, kind, categories, status, receivedAt, occurredOn, relationships };
};

/** An incident as it is told in JSON: what the page shows, no proof of a receipt, no mark of a request. */
export const toldOfIncident = ({
  reference,
  version,
  status,
  receivedAt,
  told,
  history,
}: Incident) => ({
  reference,
  version,
  status,
  receivedAt,
  ...told,
  history: history.map(({ at, by, what, hash }) => ({ at, by, what, hash })),
});
