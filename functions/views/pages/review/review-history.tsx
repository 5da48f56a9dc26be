import { InsetText } from "#functions/views/components/inset-text.tsx";
import { WarningText } from "#functions/views/components/warning-text.tsx";
import type { FieldChange } from "#shared/domain/incident/history.ts";
import { instantInWords } from "#shared/domain/time.ts";
import { Typed } from "../typed.tsx";
import type { ReviewView } from "./review-model.ts";
import { changesInHistory, titlesIn, whatHappened } from "./review-words.ts";

const Change = ({ field, from, to }: FieldChange) => (
  <li>
    {field}: {from !== "" && <Typed text={from} />}
    {from !== "" && " became "}
    <Typed text={to === "" ? "nothing" : to} />
  </li>
);

export interface ReviewHistoryProps {
  readonly view: ReviewView;
  /** What does not follow in the record, as a sentence after the review's name; undefined if it is whole. */
  readonly tampering: string | undefined;
}

const Whole = ({ view, tampering }: ReviewHistoryProps) =>
  tampering === undefined ? (
    <InsetText>
      The record is whole: each of its {view.review.history.length} entries follows from the one
      before, and the last one from what stands on this page.
    </InsetText>
  ) : (
    <WarningText>
      Somebody changed this record past the service: {tampering}. Tell whoever runs the service, and
      keep a print of this page.
    </WarningText>
  );

/** Every entry, the oldest first: who did what, and when. */
export const ReviewHistory = (props: ReviewHistoryProps) => {
  const { review, text } = props.view;
  const titleOf = titlesIn(text.after, text.before);
  return (
    <>
      <Whole {...props} />
      <ol class="govuk-list govuk-list--number govuk-list--spaced">
        {review.history.map((entry) => {
          const changes = changesInHistory(entry, titleOf);
          return (
            <li>
              {whatHappened(entry.what)}: {entry.by}, {instantInWords(entry.at)}
              {changes.length > 0 && (
                <ul class="govuk-list govuk-list--bullet app-history__changes">
                  {changes.map((one) => (
                    <Change {...one} />
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
};
