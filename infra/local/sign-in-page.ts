import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { roleWords } from "#shared/domain/school/role.ts";

/** Someone who may be chosen on the laptop's sign-in page. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** The groups the sign-in service says the person is in. */
  readonly groups: readonly string[];
  /** The groups as people say them. */
  readonly words: string;
}

export const accountsOf = ({ people, outsideContact }: SchoolProfile): readonly Account[] => [
  ...people.map(({ id, name, email, roles }) => ({
    id,
    name,
    email,
    groups: roles,
    words: roles.map((role) => roleWords[role]).join(" and "),
  })),
  {
    id: "outside-contact",
    name: outsideContact.name,
    email: outsideContact.email,
    groups: ["outside-contact"],
    words: "Outside contact",
  },
];

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? "");

const styles = `
body { font: 1.1875rem/1.4 system-ui, sans-serif; margin: 0; color: #0b0c0c; background: #fff; }
main { max-width: 38rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.75rem; line-height: 1.2; }
ul { list-style: none; margin: 1.5rem 0; padding: 0; }
button { display: block; width: 100%; margin: 0 0 0.75rem; padding: 0.75rem 1rem; font: inherit;
  text-align: left; color: #0b0c0c; background: #f3f2f1; border: 1px solid #767676;
  border-radius: 4px; cursor: pointer; }
button:hover { background: #e2e1e0; }
button:focus-visible { outline: 3px solid #0b0c0c; outline-offset: 2px; background: #fd0; }
`;

const document = (title: string, nonce: string, body: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style nonce="${nonce}">${styles}</style>
</head>
<body><main>
<h1>${escape(title)}</h1>
${body}
</main></body>
</html>
`;

/** One button a person: on a laptop nobody has a password. */
export function choicePage(
  school: string,
  accounts: readonly Account[],
  { nonce, action }: { readonly nonce: string; readonly action: string },
): string {
  const buttons = accounts.map(
    ({ id, name, words }) =>
      `<li><button name="person" value="${escape(id)}">${escape(`${name}, ${words}`)}</button></li>`,
  );
  return document(
    "Sign in as",
    nonce,
    `<p>${escape(school)}. This page stands in for the school's sign-in service: choose who you are.</p>
<form method="post" action="${escape(action)}"><ul>
${buttons.join("\n")}
</ul></form>`,
  );
}

export const startAgainPage = (nonce: string, startAt: string) =>
  document(
    "Please start again",
    nonce,
    `<p>This sign-in was finished already or took too long. <a href="${escape(startAt)}">Sign in again</a>.</p>`,
  );
