import { table } from "../contract/table.ts";
import { type Incident, incident } from "../domain/incident/incident.ts";
import { registerLineOf } from "../domain/incident/register-line.ts";
import { isOpen } from "../domain/incident/status.ts";
import {
  duePartition,
  fromRow,
  keys,
  openPartition,
  type Row,
  registerPartition,
  rowSchema,
  toRow,
} from "./dynamo-keys.ts";

const { register, open, due } = table.indexes;

/** What is empty is not written: the schema puts it back. */
const filled = (item: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(item).filter(([, value]) => !Array.isArray(value) || value.length > 0),
  );

/** When exactly it was received: two incidents of one second keep their order in the register. */
const placeOf = ({ history, receivedAt, reference }: Incident): string =>
  `${history[0]?.at ?? receivedAt}#${reference}`;

/** The row: keys, what the register's indexes project, the rest of the incident, the due mark. */
export function toIncidentRow(one: Incident): Row {
  const { told, work, dueAt, history, ...rest } = one;
  return toRow({
    ...keys.incident(one.school, one.reference),
    ...filled(rest),
    ...filled(registerLineOf(one)),
    told,
    // People corrected to nobody are not the same as people never corrected.
    work: { ...filled(work), people: work.people },
    history: history.map((entry) => filled(entry)),
    schema: rowSchema,
    [register.partition]: registerPartition(one.school),
    [register.sort]: placeOf(one),
    ...(isOpen(one.status) && {
      [open.partition]: openPartition(one.school),
      [open.sort]: placeOf(one),
    }),
    ...(dueAt && { [due.partition]: duePartition(one.school), [due.sort]: dueAt }),
  });
}

export function fromIncidentRow(row: Row): Incident {
  const item = fromRow(row);
  const { school, reference, version, status, receivedAt, told, work, settled } = item;
  const { receiptProof, requestKey, requestContent, excluded, history } = item;
  return incident.parse({
    school,
    reference,
    version,
    status,
    receivedAt,
    told,
    work,
    receiptProof,
    requestKey,
    requestContent,
    excluded,
    history,
    settled,
    dueAt: item[due.sort],
  });
}
