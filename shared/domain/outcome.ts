/** What came of a request: done, or refused for a reason we can name. Faults are thrown, never returned. */
export type Outcome<Done, Refusal> =
  | { readonly ok: true; readonly value: Done }
  | { readonly ok: false; readonly refused: Refusal };

export const done = <Done>(value: Done): Outcome<Done, never> => ({ ok: true, value });

export const refused = <const Refusal>(reason: Refusal): Outcome<never, Refusal> => ({
  ok: false,
  refused: reason,
});
