/** The same value with the properties of every object in the order of their names. */
const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, inOrder(inner)]));
};

/** A value as text that does not depend on the order of its properties: what digests are made of. */
export const canonical = (value: unknown): string => JSON.stringify(inOrder(value));
