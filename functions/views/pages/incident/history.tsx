import { ruleOf } from "#shared/domain/incident/change-rules.ts";
import type { FieldChange, HistoryEntry } from "#shared/domain/incident/history.ts";
import { instantInWords } from "#shared/domain/time.ts";
import { Typed } from "../typed.tsx";

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

/** Every entry, oldest first: who did what, when, and what it was before. */
export const History = ({ history }: { history: readonly HistoryEntry[] }) => (
  <ol class="govuk-list govuk-list--number govuk-list--spaced">
    {history.map(({ at, by, what, changes }) => (
      <li>
        {whatWords(what)}: {by}, {instantInWords(at)}
        {changes.length > 0 && (
          <ul class="govuk-list govuk-list--bullet">
            {changes.map((one) => (
              <Change {...one} />
            ))}
          </ul>
        )}
      </li>
    ))}
  </ol>
);
