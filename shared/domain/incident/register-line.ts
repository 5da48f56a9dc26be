import { bandOf } from "./band-of.ts";
import { categoriesOf, kindOf, peopleOf, siteOf } from "./current.ts";
import type { Incident, RegisterLine } from "./incident.ts";
import { isOpen } from "./status.ts";

/** The line of the register that an incident gives. */
export function registerLineOf(one: Incident): RegisterLine {
  const { work: made, told } = one;
  const { residual = made.inherent } = made;
  return {
    reference: one.reference,
    title: made.title,
    kind: kindOf(one),
    categories: [...categoriesOf(one)],
    status: one.status,
    severity: made.severity,
    band: residual && bandOf(residual),
    owner: made.owner,
    receivedAt: one.receivedAt,
    occurredOn: told.occurredOn,
    closedAt: made.closedAt,
    relationships: [...new Set(peopleOf(one).map((person) => person.relationship))],
    site: siteOf(one),
    clauses: [...new Set(made.lessons.map(({ clause }) => clause))],
    actionsDue: !isOpen(one.status)
      ? []
      : made.actions.flatMap(({ doneOn, dueOn }) => (doneOn === undefined ? [dueOn] : [])),
    excluded: one.excluded,
  };
}
