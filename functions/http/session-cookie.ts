import { pathTo } from "#shared/contract/routes.ts";
import { type Answer, problem, seeOther } from "./answers.ts";
import type { PageRequest } from "./request.ts";

/** Holds the secret of a session: no script reads it, no other host gets it, it ends with the browser's day. */
export const sessionCookie = "__Host-session";

/** Where a person goes after signing in: a page for staff, and nowhere else. */
export const localTarget = (wanted: string): string =>
  /^\/(?:register|settings|audit|messages|policy|reminders|sites|stakeholders)(?:[/?][\w\-/?=&.:%#]*)?$/.test(
    wanted,
  )
    ? wanted
    : pathTo("register");

/** Nobody is signed in: a person is led to the sign-in, a program is told. */
export const signInFirst = ({ path, wantsJson, event }: PageRequest): Answer => {
  if (wantsJson) return problem({ status: 401, title: "Sign in first" });
  const wanted = event.rawQueryString === "" ? path : `${path}?${event.rawQueryString}`;
  return seeOther(`${pathTo("signIn")}?to=${encodeURIComponent(localTarget(wanted))}`);
};
