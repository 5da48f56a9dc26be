import { ruleOf } from "#shared/domain/incident/change-rules.ts";
import {
  type FieldChange,
  type HistoryEntry,
  isRedactedEntry,
} from "#shared/domain/incident/history.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { instantInWords } from "#shared/domain/time.ts";
import { Typed } from "../typed.tsx";
import { inWords } from "./field-words.ts";

export const whatWords = (what: HistoryEntry["what"]): string =>
  what === "received"
    ? "Received"
    : what === "reporter-message"
      ? "The reporter wrote"
      : ruleOf(what).banner;

const Change = ({ field, from, to }: FieldChange) => (
  <li>
    {field}: {from !== "" && <Typed text={from} />}
    {from !== "" && " became "}
    <Typed text={to === "" ? "nothing" : to} />
  </li>
);

interface HistoryProps {
  readonly history: readonly HistoryEntry[];
  readonly school: Pick<SchoolProfile, "people">;
}

/** A removal also notes digests of what it left, which prove something and tell nobody anything. */
const toldOf = ({ changes }: HistoryEntry): readonly FieldChange[] =>
  changes.filter(({ field }) => !isRedactedEntry(field));

/** Every entry, oldest first: who did what, when, and what it was before. */
export const History = ({ history, school }: HistoryProps) => (
  <ol class="govuk-list govuk-list--number govuk-list--spaced">
    {history.map((entry) => (
      <li>
        {whatWords(entry.what)}: {entry.by}, {instantInWords(entry.at)}
        {toldOf(entry).length > 0 && (
          <ul class="govuk-list govuk-list--bullet">
            {toldOf(entry).map((one) => (
              <Change {...inWords(one, school)} />
            ))}
          </ul>
        )}
      </li>
    ))}
  </ol>
);
