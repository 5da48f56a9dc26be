import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { buildAssets } from "#infra/bundling/build-assets.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { aBrowser } from "./browser.ts";

/** Compiled once for a test file: it takes a second or more. */
const stylesheets = new Map<string | undefined, Promise<string>>();

async function compiled(colour: SchoolProfile["colour"]): Promise<string> {
  const { files } = await buildAssets(colour);
  return [...files].find(([name]) => name.endsWith(".css"))?.[1] ?? "";
}

function stylesheet(colour: SchoolProfile["colour"]): Promise<string> {
  const css = stylesheets.get(colour) ?? compiled(colour);
  stylesheets.set(colour, css);
  return css;
}

/** A page of ours as a browser shows it, with its stylesheet and without its script. */
export async function seenPage(
  browser: ReturnType<typeof aBrowser>,
  { colour }: Pick<SchoolProfile, "colour">,
  html: string,
): Promise<Page> {
  const css = await stylesheet(colour);
  const page = await browser.open();
  await page.setContent(html.replace(/<script[^>]*><\/script>/, ""));
  await page.addStyleTag({ content: css });
  return page;
}

/** Expects that axe finds nothing, with more than sixty rules tried, and that no width scrolls sideways. */
export async function expectFitForAll(page: Page): Promise<void> {
  // "Back" stands before the main part of a page, as in the whole of GOV.UK.
  const told = await new AxeBuilder({ page }).exclude(".govuk-back-link").analyze();
  expect(told.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  expect(told.passes.length + told.inapplicable.length).toBeGreaterThan(60);
  for (const width of [1280, 390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    const wide = await page.locator("html").evaluate((html) => html.scrollWidth);
    expect({ width, wide }).toEqual({ width, wide: width });
  }
}
