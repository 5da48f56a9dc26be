import type { SendResult } from "#shared/ports.ts";
import { parents } from "./mailing-room.ts";
import { aMailer } from "./world.ts";

export const accepted: SendResult = { fate: "accepted", id: "taken" };

/** The addresses of so many parents. */
export const emails = (count: number) => parents(count).map(({ email }) => email);
export const [first = ""] = emails(1);

/** Answers the first recipient's mail with these, one after another, and takes everything else. */
export function aFussyMailer(...answers: readonly SendResult[]) {
  let given = 0;
  return aMailer(({ to }) => {
    if (to.email !== first) return accepted;
    given += 1;
    return answers[given - 1] ?? accepted;
  });
}
