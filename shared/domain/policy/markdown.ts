import { done, type Outcome, refused } from "../outcome.ts";
import { isStorable, tidy } from "../text.ts";
import { clauseBlocks, clauseParagraph, clausePoint, type StoredText } from "./stored-text.ts";
import type { Block, Point } from "./text/parts.ts";

type ClauseBlocks = StoredText["sections"][number]["clauses"][number]["blocks"];
type StoredPoint = Exclude<ClauseBlocks[number], string>[number];

/** What somebody has to mend, and on which line they wrote it; 0 if it is about all of it. */
export interface MarkdownFault {
  readonly line: number;
  readonly detail: string;
}

export const longestMarkdown = 20_000;

/** Words that mean themselves: signs that Markdown reads as something else get a backslash. */
export const escaped = (words: string): string =>
  words.replaceAll(/[\\*[\]`<]|&(?=#|\w+;)/g, (sign) => `\\${sign}`);

/** What would be read as a list, a heading, a quotation or a table at the beginning of a line. */
const atBeginning = (words: string): string =>
  words.replace(/^[-+•#>|=~]/, (sign) => `\\${sign}`).replace(/^(\d+)([.)])(?=\s|$)/, "$1\\$2");

const unescaped = (words: string): string =>
  words.replaceAll(/\\([!-/:-@[-`{-~•])/g, (_, sign: string) => sign);

function asEntry({ lead, text, link }: Point): string {
  if (lead === undefined) return `- ${atBeginning(escaped(text))}`;
  const words = link === undefined ? `${escaped(lead)}:` : `[${escaped(lead)}](${link}):`;
  return `- **${words}** ${escaped(text)}`;
}

/** The paragraphs and lists of a clause as somebody edits them. `fromMarkdown` reads them back. */
export const toMarkdown = (blocks: readonly Block[]): string =>
  blocks
    .map((block) =>
      typeof block === "string" ? atBeginning(escaped(block)) : block.map(asEntry).join("\n"),
    )
    .join("\n\n");

const entrySign = /^[-*+•]\s+/;

/** What Markdown knows and the policy does not, and what to do instead. */
const notTaken: readonly (readonly [sign: RegExp, detail: string])[] = [
  [/^#{1,6}\s/, "Headings have no place in a clause. Leave out the # and write a sentence."],
  [/^>/, "Quotations are not taken. Leave out the > at the beginning."],
  [/^\d+[.)]\s/, "Numbered lists are not taken. Begin each entry with “- ”."],
  [/^\|/, "Tables are not taken. Write a list: begin each entry with “- ”."],
  [/^(-{2,}|={2,}|\*{3,}|_{3,})$/, "Lines across the page are not taken. Leave the line empty."],
  [/^(```|~~~)/, "Blocks of code are not taken. Leave out the signs at the beginning."],
];
const notTakenInside: readonly (readonly [sign: RegExp, detail: string])[] = [
  [/<[a-z/!?]/i, "HTML is not taken. Write plain words; if you mean a <, write \\< for it."],
  [
    /\]\(/,
    "A link stands only at the beginning of a list entry: “- [Name](https://…): what it is”.",
  ],
  [
    /\*/,
    "Bold words stand only at the beginning of a list entry: “- **Name:** what it is”. If you mean a *, write \\* for it.",
  ],
];

const detailOf = (words: string, table: typeof notTaken): string | undefined =>
  table.find(([sign]) => sign.test(words))?.[1];

/** Signs with a backslash before them mean themselves: out of sight while others are looked for. */
const withoutEscapes = (words: string): string => words.replaceAll(/\\[^A-Za-z0-9\s]/g, "");

const boldLead = /^\*\*((?:\\.|[^*\\])+)\*\*(:?)\s+(.*)$/;
const linked = /^\[((?:\\.|[^\]\\])+)\]\(([^\s)]*)\)(:?)$/;
const linkLead = /^(\[(?:\\.|[^\]\\])+\]\([^\s)]*\):)\s+(.*)$/;

const withoutColon = (words: string): string => words.replace(/:$/, "");

interface ReadEntry {
  readonly lead?: string;
  readonly link?: string;
  readonly rest: string;
}

/** An entry in its parts, still with its backslashes. */
function partsOf(words: string): ReadEntry {
  const bold = boldLead.exec(words);
  const [, inside = "", colon = "", afterBold = ""] = bold ?? [];
  const plain = linkLead.exec(words);
  const [, linkWords = "", afterLink = ""] = plain ?? [];
  if (!bold && !plain) return { rest: words };
  const link = linked.exec(bold ? withoutColon(inside) : withoutColon(linkWords));
  const rest = bold ? afterBold : afterLink;
  if (!link) return { lead: colon === ":" ? inside : withoutColon(inside), rest };
  return { lead: link[1] ?? "", link: link[2] ?? "", rest };
}

function asPoint({ lead, link, rest }: ReadEntry): StoredPoint {
  return {
    ...(lead !== undefined && { lead: unescaped(lead) }),
    text: unescaped(rest),
    ...(link !== undefined && { link }),
  };
}

interface Written {
  readonly line: number;
  readonly words: string;
}
/** A paragraph is one piece, a list one for each entry. */
interface Read {
  readonly pieces: Written[];
  readonly isList: boolean;
}

/** The lines put together to paragraphs and lists; an empty line ends a paragraph. */
function readLines(lines: readonly string[]): readonly Read[] {
  const read: Read[] = [];
  let isAfterGap = true;
  lines.forEach((raw, at) => {
    const line = raw.trim();
    const last = read.at(-1);
    const piece = last?.pieces.at(-1);
    if (entrySign.test(line)) {
      const entry = { line: at + 1, words: line.replace(entrySign, "") };
      if (last?.isList) last.pieces.push(entry);
      else read.push({ pieces: [entry], isList: true });
    } else if (last && piece && !isAfterGap && line !== "") {
      last.pieces.splice(-1, 1, { ...piece, words: `${piece.words} ${line}` });
    } else if (line !== "") {
      read.push({ pieces: [{ line: at + 1, words: line }], isList: false });
    }
    isAfterGap = line === "";
  });
  return read;
}

const faultsOfLine = (raw: string, at: number): readonly MarkdownFault[] => {
  const line = raw.trim();
  const isEntry = entrySign.test(line);
  const entry = line.replace(entrySign, "");
  const words = withoutEscapes(isEntry ? partsOf(entry).rest : line);
  const detail =
    detailOf(line, notTaken) ??
    (isEntry ? detailOf(entry, notTaken) : undefined) ??
    detailOf(words, notTakenInside);
  return detail === undefined ? [] : [{ line: at + 1, detail }];
};

const pointOf = ({ words }: Written) => asPoint(partsOf(words));
const paragraphOf = ({ words }: Written) => unescaped(words);

const blockOf = ({ pieces, isList }: Read): ClauseBlocks[number] =>
  isList ? pieces.map(pointOf) : pieces.map(paragraphOf).join(" ");

const fieldWords: Readonly<Record<string, string>> = { lead: "The bold words", link: "The link" };

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string };
const told = ([issue]: readonly Issue[]): string =>
  `${fieldWords[String(issue?.path.at(-1))] ?? "This"} ${issue?.message ?? "cannot be read"}.`;

const faultsOfPieces = ({ pieces, isList }: Read): readonly MarkdownFault[] =>
  pieces.flatMap((one) => {
    const parsed = isList
      ? clausePoint.safeParse(pointOf(one))
      : clauseParagraph.safeParse(paragraphOf(one));
    return parsed.success ? [] : [{ line: one.line, detail: told(parsed.error.issues) }];
  });

/** What somebody wrote as the paragraphs and lists of a clause, or every line that cannot be read. */
export function fromMarkdown(written: string): Outcome<ClauseBlocks, readonly MarkdownFault[]> {
  const whole = (detail: string) => refused([{ line: 0, detail }]);
  const text = tidy(written);
  if (text === "") return whole("Write what the clause says.");
  if (text.length > longestMarkdown) return whole("This is too long for one clause. Make it two.");
  if (!isStorable(text)) return whole("This has characters that cannot be kept. Type it again.");
  const lines = text.split("\n");
  const read = readLines(lines);
  const faults = lines.flatMap(faultsOfLine);
  if (faults.length > 0) return refused(faults);
  const deeper = read.flatMap(faultsOfPieces);
  if (deeper.length > 0) return refused(deeper);
  const parsed = clauseBlocks.safeParse(read.map(blockOf));
  return parsed.success ? done(parsed.data) : whole(told(parsed.error.issues));
}
