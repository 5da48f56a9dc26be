import { load } from "cheerio";
import { siteDesk } from "#functions/handlers/site-desk.ts";
import { dynamoSessions } from "#shared/adapters/dynamo-sessions.ts";
import { dynamoRefreshRuns, dynamoSourceStates } from "#shared/adapters/dynamo-source-states.ts";
import type { Member } from "#shared/domain/school/session.ts";
import type { NewProposal } from "#shared/domain/sites/proposal.ts";
import { siteBySlug } from "#shared/domain/sites/site-list.ts";
import { raiseProposal } from "#shared/use-cases/raise-proposal.ts";
import { readSites } from "#shared/use-cases/read-sites.ts";
import { beginSession } from "#shared/use-cases/sign-in.ts";
import { aSchool } from "./builders.ts";
import type { Mishap, TestTable } from "./engine.ts";
import {
  anEvent,
  anUpload,
  aPost,
  ask,
  baseUrl,
  type Fields,
  fieldsOf,
  type RequestParts,
} from "./requests.ts";
import { aSiteDesk } from "./sites.ts";
import { aLog } from "./world.ts";

/** The pages on which the site list is kept, as they are served, over one table. */
export function aSiteOffice(table: TestTable, mishap?: Mishap) {
  const desk = aSiteDesk(table, mishap);
  const { client } = table.watch();
  const school = aSchool();
  const sessions = dynamoSessions(client, table.name);
  const sourceStates = dynamoSourceStates(client, table.name);
  const refreshRuns = dynamoRefreshRuns(client, table.name);
  const common = { ...desk, log: aLog(), baseUrl, school, sessions };
  const sources = "open-terms-archive,apple,own-list=https://trust.example/list.csv";
  const handler = siteDesk({ ...common, sourceStates, refreshRuns, sources });

  /** An address of ours, as a link or a form of a page has it, made into a request. */
  const partsFor = async (member: Member, address: string): Promise<RequestParts> => {
    const { pathname, searchParams } = new URL(address, baseUrl);
    const step = pathname === "/sites/proposals" ? undefined : pathname.split("/")[2];
    return {
      path: pathname,
      query: searchParams.toString(),
      cookies: [`__Host-session=${await beginSession(common, school.id, member)}`],
      ...(step !== undefined && { parameters: { step } }),
    };
  };
  const open = async (
    member: Member,
    address = "/sites/proposals",
    headers: Readonly<Record<string, string>> = {},
  ) => {
    const parts = await partsFor(member, address);
    desk.calls.length = 0;
    return ask(handler, anEvent({ ...parts, headers }));
  };
  const pageOf = async (member: Member, address?: string) =>
    load((await open(member, address)).body ?? "");
  const post = async (member: Member, address: string, fields: Fields = {}) => {
    const { path = "", ...parts } = await partsFor(member, address);
    return ask(handler, aPost(path, fieldsOf(fields), parts));
  };
  /** A file as a browser sends it. */
  const upload = async (member: Member, content: string) => {
    const file = new File([content], "sites.csv", { type: "text/csv" });
    const parts = await partsFor(member, "/sites/import");
    return ask(handler, await anUpload({ text: "", file }, parts));
  };
  /** What stands in a form before anybody types: its hidden and its visible fields. */
  const formOf = async (member: Member, address: string): Promise<Record<string, string>> => {
    const page = await pageOf(member, address);
    return Object.fromEntries(
      page('main form[method="post"]')
        .serializeArray()
        .map(({ name, value }) => [name, value]),
    );
  };
  const raise = async (wanted: NewProposal) => {
    await raiseProposal(desk, school.id, wanted, desk.clock.now());
    desk.clock.forward(1);
  };
  const list = () => readSites(desk, school.id);
  const record = async (slug: string) => siteBySlug(await list(), slug);
  const openOnes = async () => (await desk.proposals.page(school.id, "open", { limit: 100 })).found;
  const theOpen = async () => {
    const [one] = await openOnes();
    if (!one) throw new Error("Nothing is open");
    return one;
  };
  return {
    ...desk,
    school,
    sourceStates,
    refreshRuns,
    open,
    pageOf,
    post,
    upload,
    formOf,
    raise,
    list,
    record,
    openOnes,
    theOpen,
  };
}
