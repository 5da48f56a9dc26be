import { describe, expect, it } from "vitest";
import { BackLink } from "#functions/views/components/back-link.tsx";
import { Breadcrumbs } from "#functions/views/components/breadcrumbs.tsx";
import { Button } from "#functions/views/components/button.tsx";
import { CharacterCount } from "#functions/views/components/character-count.tsx";
import { Checkboxes } from "#functions/views/components/checkboxes.tsx";
import { DateInput } from "#functions/views/components/date-input.tsx";
import { Details } from "#functions/views/components/details.tsx";
import { ErrorMessage } from "#functions/views/components/error-message.tsx";
import { ErrorSummary } from "#functions/views/components/error-summary.tsx";
import { Fieldset } from "#functions/views/components/fieldset.tsx";
import { FileUpload } from "#functions/views/components/file-upload.tsx";
import { Hint } from "#functions/views/components/hint.tsx";
import { Input } from "#functions/views/components/input.tsx";
import { InsetText } from "#functions/views/components/inset-text.tsx";
import { Label } from "#functions/views/components/label.tsx";
import { NotificationBanner } from "#functions/views/components/notification-banner.tsx";
import { Pagination } from "#functions/views/components/pagination.tsx";
import { Panel } from "#functions/views/components/panel.tsx";
import { Radios } from "#functions/views/components/radios.tsx";
import { Select } from "#functions/views/components/select.tsx";
import { SkipLink } from "#functions/views/components/skip-link.tsx";
import { SummaryList } from "#functions/views/components/summary-list.tsx";
import { Table } from "#functions/views/components/table.tsx";
import { Tag } from "#functions/views/components/tag.tsx";
import { Textarea } from "#functions/views/components/textarea.tsx";
import { WarningText } from "#functions/views/components/warning-text.tsx";
import {
  byName,
  type Fixture,
  fixturesOf,
  mentions,
  type Options,
  withChildren,
} from "./govuk-fixtures.ts";
import { parsedHtml } from "./parsed-html.ts";

interface Comparison {
  /** How many published examples are compared and left out: a silent loss would look like success. */
  readonly compared: number;
  readonly leftOut?: number;
  /** Options, or classes, that we do not offer, each with the reason. */
  readonly unsupportedOptions?: Readonly<Record<string, string>>;
  /** Examples by name, where it is no one option that we do not offer. */
  readonly unsupportedExamples?: Readonly<Record<string, string>>;
  readonly draw: (options: Options) => string;
}

const inEnglishOnly = "the counting script's own English words are used";
const noInterruption = "no page interrupts people on their way";

const comparisons: Readonly<Record<string, Comparison>> = {
  "back-link": { compared: 7, draw: withChildren(BackLink) },
  breadcrumbs: { compared: 12, draw: byName(Breadcrumbs) },
  button: { compared: 38, draw: withChildren(Button) },
  "character-count": {
    compared: 32,
    leftOut: 2,
    unsupportedOptions: {
      charactersUnderLimitText: inEnglishOnly,
      wordsUnderLimitText: inEnglishOnly,
    },
    unsupportedExamples: {
      "with neither maxlength nor maxwords set": "the server knows every limit",
    },
    draw: byName(CharacterCount),
  },
  checkboxes: { compared: 42, draw: byName(Checkboxes) },
  "date-input": { compared: 50, draw: byName(DateInput) },
  details: { compared: 10, draw: withChildren(Details) },
  "error-message": { compared: 9, draw: withChildren(ErrorMessage) },
  "error-summary": { compared: 19, draw: byName(ErrorSummary) },
  fieldset: { compared: 18, draw: withChildren(Fieldset) },
  "file-upload": {
    compared: 14,
    leftOut: 8,
    unsupportedOptions: {
      javascript: "the browser's own control takes a file everywhere",
      multiple: "no form takes more than one file",
      value: "no browser lets a page name a file",
    },
    draw: byName(FileUpload),
  },
  hint: { compared: 6, draw: withChildren(Hint) },
  input: { compared: 45, draw: byName(Input) },
  "inset-text": { compared: 6, draw: withChildren(InsetText) },
  label: { compared: 17, draw: withChildren(Label) },
  "notification-banner": {
    compared: 21,
    draw: (options) =>
      typeof options["html"] === "string"
        ? withChildren(NotificationBanner)(options)
        : byName(NotificationBanner)(options),
  },
  pagination: {
    compared: 14,
    leftOut: 1,
    unsupportedExamples: { "with empty items": "the types refuse an item without a page" },
    draw: byName(Pagination),
  },
  panel: {
    compared: 9,
    leftOut: 10,
    unsupportedOptions: { actions: noInterruption, "govuk-panel--interruption": noInterruption },
    draw: withChildren(Panel),
  },
  radios: { compared: 43, draw: byName(Radios) },
  select: {
    compared: 17,
    leftOut: 2,
    unsupportedExamples: {
      hint: "the types refuse a list without items",
      "with falsy values": "the types refuse a value that is no text or number",
    },
    draw: byName(Select),
  },
  "skip-link": { compared: 9, draw: withChildren(SkipLink) },
  "summary-list": { compared: 30, draw: byName(SummaryList) },
  table: { compared: 21, draw: byName(Table) },
  tag: { compared: 12, draw: withChildren(Tag) },
  textarea: { compared: 18, draw: byName(Textarea) },
  "warning-text": { compared: 8, draw: withChildren(WarningText) },
};

describe.each(Object.entries(comparisons))("%s", (component, comparison) => {
  const { compared, leftOut = 0, draw } = comparison;
  const { unsupportedOptions = {}, unsupportedExamples = {} } = comparison;
  const fixtures = fixturesOf(component);
  const isOffered = ({ name, options }: Fixture) =>
    !(name in unsupportedExamples) &&
    !Object.keys(unsupportedOptions).some((option) => mentions(options, option));
  const offered = fixtures.filter(isOffered);

  it(`is compared with ${compared} published examples, ${leftOut} left out`, () => {
    expect({ compared: offered.length, leftOut: fixtures.length - offered.length }).toEqual({
      compared,
      leftOut,
    });
  });

  it.each(offered)("$name", ({ options, html }) => {
    expect(parsedHtml(draw(options))).toBe(parsedHtml(html));
  });
});
