import type {
  Acknowledgements,
  Mailings,
  MessageList,
  Pacer,
  Stakeholders,
} from "#shared/ports.ts";

const nothing = () => Promise.resolve(undefined);

/** In the past that is made up, incidents alone owe mail: nobody is reminded, and nobody waits. */
export const noMailings: {
  readonly mailings: Pick<Mailings, "lease" | "replace" | "content">;
  readonly messageList: Pick<MessageList, "findAll">;
  readonly stakeholders: Pick<Stakeholders, "find" | "page">;
  readonly acknowledgements: Pick<Acknowledgements, "findAll">;
  readonly pacer: Pacer;
} = {
  mailings: { lease: nothing, content: nothing, replace: () => Promise.resolve(false) },
  messageList: { findAll: () => Promise.resolve([]) },
  stakeholders: { find: nothing, page: () => Promise.resolve({ found: [], more: false }) },
  acknowledgements: { findAll: () => Promise.resolve(new Map()) },
  pacer: { turn: nothing, giveBack: () => undefined, rest: nothing },
};
