import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type ComponentType, h, type VNode } from "preact";
import { render } from "preact-render-to-string";

export interface Fixture {
  readonly name: string;
  readonly options: Options;
  readonly html: string;
}
export type Options = Readonly<Record<string, unknown>>;

const require = createRequire(import.meta.url);

/** The examples that govuk-frontend publishes of one of its components. */
export function fixturesOf(component: string): readonly Fixture[] {
  const path = `govuk-frontend/dist/govuk/components/${component}/fixtures.json`;
  return JSON.parse(readFileSync(require.resolve(path), "utf8")).fixtures;
}

/** Stands around HTML that a fixture gives as a string, and is taken away after rendering. */
const rawTag = "raw-html";
const withoutRawTags = (html: string) => html.replaceAll(/<\/?raw-html>/g, "");
const raw = (html: string): VNode => h(rawTag, { dangerouslySetInnerHTML: { __html: html } });

const isOptions = (value: unknown): value is Options =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function entry([key, value]: readonly [string, unknown]): readonly [string, unknown] {
  if (key === "html") return ["text", raw(String(value))];
  if (key === "titleHtml" || key === "summaryHtml")
    return [key.replace("Html", "Text"), raw(String(value))];
  if (key === "descriptionHtml" || key === "descriptionText")
    return ["children", key.endsWith("Html") ? raw(String(value)) : value];
  if (key === "conditional") {
    const html = isOptions(value) ? value["html"] : undefined;
    return [key, typeof html === "string" && html ? raw(html) : undefined];
  }
  return [key, converted(value)];
}

const converted = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(converted) : isOptions(value) ? inOurWords(value) : value;

/** A fixture's options with every `…Html` string as the element that our components take. */
function inOurWords(options: Options): Options {
  // `html` wins over `text` where a fixture gives both, so it must come last.
  const isHtml = ([key]: readonly [string, unknown]) => Number(/html$/i.test(key));
  const ordered = Object.entries(options).toSorted((a, b) => isHtml(a) - isHtml(b));
  return Object.fromEntries(ordered.map(entry));
}

/** Whether an option of that name, or a value with that word in it, is used anywhere. */
export const mentions = (value: unknown, name: string): boolean =>
  typeof value === "string"
    ? value.split(" ").includes(name)
    : typeof value === "object" &&
      value !== null &&
      Object.entries(value).some(([key, inner]) => key === name || mentions(inner, name));

/**
 * Draws a component with a fixture's options. That they are the properties it takes is not checked
 * beforehand: the same HTML as the published one is the check.
 */
const draw = <Props>(component: ComponentType<Props>, props: Options): string =>
  withoutRawTags(render(h(component, Object(props))));

/** For components that take all their words by name. */
export const byName =
  <Props>(component: ComponentType<Props>) =>
  (options: Options): string =>
    draw(component, inOurWords(options));

/** For components whose words are their children. */
export const withChildren =
  <Props>(component: ComponentType<Props>) =>
  (options: Options): string => {
    const { text, ...rest } = inOurWords(options);
    return draw(component, { ...rest, children: text });
  };
