import { gunzipSync, gzipSync } from "node:zlib";
import { stakeholderAddress } from "#shared/domain/reminders/stakeholder.ts";
import {
  type StakeholderBatch,
  stakeholderBatch,
} from "#shared/domain/reminders/stakeholder-batch.ts";
import {
  type StakeholderSearch,
  stakeholderSearch,
} from "#shared/domain/reminders/stakeholder-search.ts";
import { hours, type Instant, later, toEpochSeconds } from "#shared/domain/time.ts";
import { seal, unseal } from "./seal.ts";

/** A page left open for a school day goes on to work. */
const lifetime = hours(12);
/** A file that is being taken holds many people, so not for longer than it takes. */
const batchLifetime = hours(2);
/** 5,000 lines of the longest names and addresses that fit into a file. */
const largestBatch = 16 * 1024 * 1024;

/** Whom a page is about, for its address: there no e-mail address stands. */
export const sealWho = (key: Uint8Array, email: string, at: Instant): Promise<string> =>
  seal(key, "stakeholder", email, toEpochSeconds(later(at, lifetime)));

export async function openWho(key: Uint8Array, sealed: string, at: Instant) {
  const opened = await unseal(key, "stakeholder", sealed, at);
  return opened.ok ? stakeholderAddress.safeParse(opened.value).data : undefined;
}

/** What somebody looks for, for the list's address: how a person's address begins is not readable there. */
export const sealSearch = (key: Uint8Array, one: StakeholderSearch, at: Instant): Promise<string> =>
  seal(key, "stakeholder-search", one, toEpochSeconds(later(at, lifetime)));

/** The search of a list's address; all of the list if there is none, or it is too old. */
export async function openSearch(
  key: Uint8Array,
  sealed: string,
  at: Instant,
): Promise<StakeholderSearch> {
  const opened = await unseal(key, "stakeholder-search", sealed, at);
  return (opened.ok && stakeholderSearch.safeParse(opened.value).data) || {};
}

/** A file that is being taken travels in the page, small and sealed; nothing of it is stored. */
export const sealBatch = (key: Uint8Array, batch: StakeholderBatch, at: Instant): Promise<string> =>
  seal(
    key,
    "stakeholder-batch",
    gzipSync(JSON.stringify(batch)).toString("base64"),
    toEpochSeconds(later(at, batchLifetime)),
  );

export async function openBatch(
  key: Uint8Array,
  sealed: string,
  at: Instant,
): Promise<StakeholderBatch | undefined> {
  const opened = await unseal(key, "stakeholder-batch", sealed, at);
  if (!opened.ok || typeof opened.value !== "string") return undefined;
  const bytes = gunzipSync(Buffer.from(opened.value, "base64"), { maxOutputLength: largestBatch });
  return stakeholderBatch.safeParse(JSON.parse(bytes.toString("utf8"))).data;
}
