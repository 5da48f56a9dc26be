import type { Work } from "./work.ts";

/** Where the work on every incident begins. */
export const noWork: Work = {
  steps: [],
  referrals: [],
  actions: [],
  talk: [],
  notes: [],
  lessons: [],
};
