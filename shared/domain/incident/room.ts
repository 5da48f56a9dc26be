/** DynamoDB takes rows of up to 400 KB; the texts stand in an incident and again in its history. */
const mostBytes = { school: 350_000, reporter: 150_000 };

/** What an incident takes in JSON, which is more than what its row takes. */
const bytesOf = (value: object): number => new TextEncoder().encode(JSON.stringify(value)).length;

/**
 * True if an incident may grow to this. A reporter's messages end long before the school's room
 * does: whoever holds a receipt cannot fill an incident until nobody can work on it.
 */
export const hasRoom = (grown: object, whose: keyof typeof mostBytes): boolean =>
  bytesOf(grown) <= mostBytes[whose];
