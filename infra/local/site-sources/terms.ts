import { type Reply, reply, type SourceModes, type SourceRequest } from "./reply.ts";

interface Change {
  readonly sha: string;
  readonly at: string;
  readonly what: "Record new changes of" | "Apply technical or declaration upgrade on" | "Refilter";
}

/** Three real changes of TikTok's terms, newest first. */
export const changes: readonly [Change, Change, Change] = [
  {
    sha: "df16db37577a68603c8240afe4f74c985f50fb9c",
    at: "2026-07-29T01:07:20Z",
    what: "Record new changes of",
  },
  {
    sha: "9832d347aca1a5dfaa8de36733c7b3421bf658af",
    at: "2026-07-24T11:37:03Z",
    what: "Record new changes of",
  },
  {
    sha: "79b2dab5e99819de044009c5037c73493984b8fd",
    at: "2026-07-14T13:09:28Z",
    what: "Record new changes of",
  },
];
const technical: Change = {
  sha: "1111111111111111111111111111111111111111",
  at: "2026-08-02T01:00:00Z",
  what: "Apply technical or declaration upgrade on",
};
const refiltered: Change = {
  ...technical,
  sha: "2".repeat(40),
  at: "2026-08-03T01:00:00Z",
  what: "Refilter",
};
const old: Change = { ...changes[2], sha: "3".repeat(40), at: "2024-05-01T08:00:00Z" };
const xml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

function feed({ url }: SourceRequest, entries: readonly Change[]): Reply {
  const path = decodeURIComponent(url.pathname).replace(/\.atom$/, "");
  const [, , collection = "", , , service = "", document = ""] = path.split("/");
  const base = `https://github.com/OpenTermsArchive/${collection}`;
  const listed = entries.map(
    ({ sha, at, what }) => `  <entry>
    <id>tag:github.com,2008:Grit::Commit/${sha}</id>
    <link type="text/html" rel="alternate" href="${base}/commit/${sha}"/>
    <title>
        ${xml(`${what} ${service} ${document.replace(/\.md$/, "")}`)}
    </title>
    <updated>${at}</updated>
    <author><name>OTA-Bot</name></author>
    <content type="html">&lt;pre&gt;…&lt;/pre&gt;</content>
  </entry>`,
  );
  return reply(
    `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xml:lang="en-US">
  <id>tag:github.com,2008:${xml(path)}</id>
  <title>Recent Commits to ${xml(collection)}:main</title>
  <updated>${entries[0]?.at ?? "2026-01-01T00:00:00Z"}</updated>
${listed.join("\n")}
</feed>
`,
    "application/atom+xml; charset=utf-8",
  );
}

const [newest, middle, oldest] = changes;

/** Feeds of recorded changes. `lively`: the first time as it was in mid-July, then as at the end of it. */
export const termsModes: SourceModes = {
  normal: (asked) => feed(asked, [oldest]),
  changed: (asked) => feed(asked, changes),
  "clause-gone": (asked) => feed(asked, [{ ...newest, sha: "4".repeat(40) }, middle, oldest]),
  technical: (asked) => feed(asked, [refiltered, technical, oldest]),
  silent: (asked) => feed(asked, [old]),
  /** Entities that grow, and one that reads a file. */
  entities: () =>
    reply(
      `<!DOCTYPE feed [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
<feed><entry><id>&c;</id><title>&b;</title><updated>2026-07-29T01:07:20Z</updated></entry></feed>`,
      "application/atom+xml",
    ),
  lively: (asked) =>
    asked.url.pathname.includes("/TikTok/") && asked.earlier > 0
      ? feed(asked, changes)
      : feed(asked, [oldest]),
};

/** A text of terms as it was recorded: the age moves from 13 to 14 with the newest change. */
export const textModes: SourceModes = {
  normal: ({ url }) => {
    const clauses: Readonly<Record<string, string>> = {
      [newest.sha]: "You must be at least 14 years old to have an account.",
      ["4".repeat(40)]: "You may have an account if the law lets you.",
    };
    const [, , , sha = ""] = url.pathname.split("/");
    const clause = clauses[sha] ?? "You must be at least 13 years old to have an account.";
    return reply(
      `# Terms of Service\n\nWelcome.\n\n${clause}\n\nWe may change these terms.\n`,
      "text/plain; charset=utf-8",
    );
  },
};
