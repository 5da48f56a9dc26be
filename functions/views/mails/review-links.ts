import { pathTo } from "#shared/contract/routes.ts";
import type { Message } from "#shared/domain/mail/message.ts";
import type { Line } from "./letter.tsx";

/** The key of the review that a message is about: `2027` of `review-2027`. */
export const reviewKeyOf = ({ about }: Pick<Message, "about">): string =>
  about.replace(/^review-/, "");

/** Where a review is worked on. */
export const toReview = (message: Message, baseUrl: string, words: string): Line => ({
  words,
  link: `${baseUrl}${pathTo("reviewOf", { key: reviewKeyOf(message) })}`,
});

/** Where the evidence for it stands. */
export const toEvidence = (baseUrl: string): Line => ({
  words: "Read the evidence of the year",
  link: `${baseUrl}${pathTo("evidence")}`,
});
