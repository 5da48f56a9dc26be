import * as z from "zod/mini";
import { clauseBlocks, clauseTitle, sectionId, textClauseId } from "./stored-text.ts";

/** One change that somebody wants of the policy's words. */
export const amendment = z.discriminatedUnion("change", [
  z.strictObject({
    change: z.literal("edit"),
    clause: textClauseId,
    title: clauseTitle,
    blocks: clauseBlocks,
  }),
  /** At the end of a section. The id is its own for good: `newClauseId` makes one. */
  z.strictObject({
    change: z.literal("add"),
    section: sectionId,
    clause: textClauseId,
    title: clauseTitle,
    blocks: clauseBlocks,
  }),
  z.strictObject({ change: z.literal("drop"), clause: textClauseId }),
]);
export type Amendment = z.infer<typeof amendment>;
