import { type CheerioAPI, load } from "cheerio";

type Markup = ReturnType<ReturnType<CheerioAPI["root"]>["contents"]>[number];
type Neighbour = Markup | null;

/** Beside these a space is seen by the reader; between blocks it is only layout of the source. */
const inline = new Set(["a", "span", "strong"]);
const isInline = (node: Neighbour) => node?.type === "tag" && inline.has(node.name);

function spokenText(data: string, before: Neighbour, after: Neighbour): string {
  const words = data.replaceAll(/\s+/g, " ");
  const start = isInline(before) && (after || words.trim()) ? words : words.trimStart();
  return isInline(after) && (before || words.trim()) ? start : start.trimEnd();
}

function linesOf(node: Markup, depth: number): readonly string[] {
  const indent = "  ".repeat(depth);
  if (node.type === "text") {
    const words = spokenText(node.data, node.prev, node.next);
    return words ? [`${indent}"${words}"`] : [];
  }
  if (node.type !== "tag") return [];
  const attributes = Object.entries(node.attribs)
    .map(
      ([name, value]) =>
        ` ${name}="${name === "class" ? value.trim().replace(/\s+/g, " ") : value}"`,
    )
    .toSorted()
    .join("");
  const inside =
    node.name === "textarea"
      ? node.children.map((child) => ("data" in child ? child.data : ""))
      : node.children.flatMap((child) => linesOf(child, depth + 1));
  return [`${indent}<${node.name}${attributes}>`, ...inside];
}

/**
 * What a browser makes of some HTML, one line an element or text: attributes in order of name, the
 * source's layout taken out, spaces that a reader sees kept.
 */
export const parsedHtml = (html: string): string =>
  load(html, null, false)
    .root()
    .contents()
    .toArray()
    .flatMap((node) => linesOf(node, 0))
    .join("\n");
