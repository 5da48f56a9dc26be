import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** Level A and AA of all three versions: one tag alone holds a single rule. */
const levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

/** A phone, and WCAG 2.2's reflow (1.4.10): 1280 pixels at 400 %. The page itself is as wide as a desk. */
const narrower = [390, 320];

/** What was looked at, so that a test can tell that it was not nothing. */
export interface Looked {
  readonly rules: Set<string>;
  readonly states: Set<string>;
}

/** Looks at each state of each page that a journey comes through, and keeps what is wrong there. */
export class Inspector {
  /** A sentence for each thing that is wrong: the state of the page, and what. */
  readonly findings: string[] = [];
  readonly #page: Page;
  readonly #looked: Looked;
  readonly #complaints: string[];

  constructor(page: Page, looked: Looked) {
    this.#page = page;
    this.#looked = looked;
    this.#complaints = complaintsOf(page);
  }

  async look(state: string): Promise<void> {
    this.#looked.states.add(state);
    const problems = [
      ...(await this.#barriers()),
      ...(await overflows(this.#page)),
      ...(await inline(this.#page)),
      ...this.#complaints.splice(0),
    ];
    this.findings.push(...problems.map((problem) => `${state}: ${problem}`));
  }

  /** Axe's violations, and what it could not decide. */
  async #barriers(): Promise<string[]> {
    const { violations, incomplete, passes, inapplicable } = await new AxeBuilder({
      page: this.#page,
    })
      .options({ resultTypes: ["violations", "incomplete"] })
      // After the options, which would replace them.
      .withTags(levels)
      .setLegacyMode(true)
      .analyze();
    for (const { id } of [violations, incomplete, passes, inapplicable].flat())
      this.#looked.rules.add(id);
    return [
      ...violations.map((one) => ({ ...one, kind: "violates" })),
      ...incomplete.map((one) => ({
        ...one,
        kind: "may violate",
        nodes: one.nodes.filter(({ any }) => !any.some(isBeyondTelling)),
      })),
    ].flatMap(({ kind, id, nodes }) =>
      nodes.map(
        ({ html, any }) => `${kind} ${id}: ${html} ${any.map((check) => check.message).join(" ")}`,
      ),
    );
  }
}

/**
 * Contrast that axe never decides: of a single character, which might be a drawing, and of text in a
 * picture, whose ground it does not know. Ours have the colours of the text around them.
 */
const isBeyondTelling = ({ id, data }: { readonly id: string; readonly data: unknown }): boolean =>
  id === "color-contrast" && /"messageKey":"(shortTextContent|imgNode)"/.test(JSON.stringify(data));

async function overflows(page: Page): Promise<string[]> {
  const usual = page.viewportSize() ?? { width: 1280, height: 800 };
  const problems: string[] = [];
  const measure = async (width: number) => {
    const { needed, given } = await page.evaluate(() => ({
      needed: document.documentElement.scrollWidth,
      given: window.innerWidth,
    }));
    if (needed > given) problems.push(`scrolls sideways at ${width}: ${needed} > ${given}`);
  };
  await measure(usual.width);
  for (const width of narrower) {
    await page.setViewportSize({ width, height: usual.height });
    await measure(width);
  }
  await page.setViewportSize(usual);
  return problems;
}

/**
 * What the pages' policy would not run: styles and scripts that stand in the page itself. The sign-in
 * service marks its own with a nonce; on our pages, which know none, the browser would complain.
 */
const inline = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("*")]
      .filter(
        (one) =>
          (one.localName === "style" && !one.hasAttribute("nonce")) ||
          (one.localName === "script" && !one.hasAttribute("src")) ||
          [...one.attributes].some(({ name }) => name === "style" || name.startsWith("on")),
      )
      .map((one) => `has something inline: ${one.outerHTML.slice(0, 200)}`),
  );

/** What the browser refused to load or run, and what broke in a script, from now on. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    const isOwnStatus = /Failed to load resource: the server responded with a status of 4\d\d/;
    if (message.type() === "error" && !isOwnStatus.test(message.text())) {
      complaints.push(message.text());
    }
  });
  page.on("pageerror", (fault) => complaints.push(String(fault)));
  return complaints;
}
