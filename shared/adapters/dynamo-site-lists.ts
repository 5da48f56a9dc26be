import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import * as z from "zod/mini";
import { site } from "../domain/sites/site.ts";
import {
  publishedChanges,
  type SiteList,
  type SiteListNote,
  siteListNote,
} from "../domain/sites/site-list.ts";
import type { SiteLists } from "../ports.ts";
import { fromRow, keys, type Row, siteChunkPartition, siteListPartition } from "./dynamo-keys.ts";
import { dynamoRows } from "./dynamo-rows.ts";
import { cutIntoChunks } from "./site-chunks.ts";

const sites = z.array(site);
const recent = z.array(publishedChanges);
type Content = Pick<SiteList, "sites" | "recent">;
/** Versions of one school that a warm function keeps: they never change. */
const mostKept = 3;

/** `000012-3fa9c1d2`: two people who publish at once write two versions, of which one will hold. */
const nameOf = ({ version, hash }: SiteListNote): string =>
  `${String(version).padStart(6, "0")}-${hash.slice(0, 8)}`;

const noteOf = (list: SiteListNote): SiteListNote => {
  const { version, publishedAt, by, note, count, previous, hash } = list;
  return { version, publishedAt, by, note, count, previous, hash };
};

/** The words of a note are kept as JSON, for a row holds no null. */
const noteRow = (list: SiteListNote, chunks: number): object => ({
  version: list.version,
  hash: list.hash,
  chunks,
  told: JSON.stringify(noteOf(list)),
});

interface Header {
  readonly note: SiteListNote;
  readonly chunks: number;
}

function headerOf(row: Row): Header {
  const { told, chunks } = fromRow(row);
  return {
    note: siteListNote.parse(JSON.parse(String(told))),
    chunks: z.int().check(z.positive()).parse(chunks),
  };
}

export function dynamoSiteLists(client: DynamoDBClient, tableName: string): SiteLists {
  const kept = new Map<string, Content>();

  const rows = dynamoRows(client, tableName);

  async function pointer(school: string): Promise<Header | undefined> {
    const row = await rows.find(keys.siteList(school));
    return row && headerOf(row);
  }

  /** Every row of a partition whose sort key begins so, the last first if it is asked. */
  async function* rowsOf(partition: string, beginning: string, lastFirst = false) {
    let after: string | undefined;
    do {
      const page = await rows.page({ partition, beginning, lastFirst, after });
      yield* page.rows;
      after = page.next;
    } while (after !== undefined);
  }

  async function listOf(school: string, { note, chunks }: Header): Promise<SiteList> {
    const partition = siteChunkPartition(school, nameOf(note));
    const known = kept.get(partition);
    if (known) return { ...note, ...known };
    const read: Record<string, unknown>[] = [];
    for await (const row of rowsOf(partition, "CHUNK#")) read.push(fromRow(row));
    if (read.length !== chunks) throw new Error("A version of the site list is not whole");
    const found = {
      sites: read.flatMap((row) => sites.parse(JSON.parse(String(row["sites"])))),
      recent: read.flatMap((row) => recent.parse(JSON.parse(String(row["recent"])))),
    };
    if (kept.size >= mostKept) kept.clear();
    kept.set(partition, found);
    return { ...note, ...found };
  }

  /** The last versions that hold or held, the newest first: what lost a race is no part of the chain. */
  async function chain(school: string, wanted: number): Promise<readonly Header[]> {
    const newest = await pointer(school);
    if (!newest) return [];
    const found: Header[] = [];
    let hash: string | null = newest.note.hash;
    for await (const row of rowsOf(siteListPartition(school), "VERSION#", true)) {
      const header = headerOf(row);
      if (header.note.hash !== hash) continue;
      found.push(header);
      hash = header.note.previous;
      if (hash === null || found.length >= wanted) break;
    }
    return found;
  }

  /** The records and what is said of them: written before anything points to them. */
  async function store(school: string, list: SiteList): Promise<number> {
    const texts = cutIntoChunks(list.sites);
    const name = nameOf(list);
    for (const [at, text] of texts.entries()) {
      const key = keys.siteChunk(school, name, String(at).padStart(3, "0"));
      const told = at === 0 ? JSON.stringify(list.recent) : "[]";
      await rows.putNew({ ...key, sites: text, recent: told });
    }
    await rows.putNew({ ...keys.siteVersion(school, name), ...noteRow(list, texts.length) });
    return texts.length;
  }

  return {
    async current(school) {
      const found = await pointer(school);
      return found && listOf(school, found);
    },
    async version(school, version) {
      const newest = await pointer(school);
      if (!newest || version < 1 || version > newest.note.version) return undefined;
      const headers = await chain(school, newest.note.version - version + 1);
      const found = headers.find(({ note }) => note.version === version);
      return found && listOf(school, found);
    },
    async history(school, limit) {
      return (await chain(school, limit)).map(({ note }) => note);
    },
    async publish(school, seen, next) {
      // The first list of all came with the product: it is kept when another takes its place.
      if (seen.previous === null) await store(school, seen);
      const chunks = await store(school, next);
      const row = { ...keys.siteList(school), ...noteRow(next, chunks) };
      const isPut =
        (seen.previous === null && (await rows.putNew(row))) ||
        (await rows.putOver(row, { hash: seen.hash }));
      // A lost answer is asked for again, and finds what it has written itself.
      return isPut || (await pointer(school))?.note.hash === next.hash;
    },
  };
}
