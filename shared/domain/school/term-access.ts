import type { Role } from "./role.ts";

const editors: readonly Role[] = ["headteacher", "office", "clerk"];

interface Held {
  readonly roles: readonly Role[];
}

/** Who may say when terms are. */
export const mayEditTerms = ({ roles }: Held): boolean =>
  roles.some((held) => editors.includes(held));

/** Everybody with a post at the school may see them. */
export const maySeeTerms = ({ roles }: Held): boolean => roles.length > 0;
