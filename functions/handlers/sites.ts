import { type Answer, html, json, withHeaders } from "#functions/http/answers.ts";
import { atom } from "#functions/http/atom.ts";
import { compressed } from "#functions/http/compressed.ts";
import { csv } from "#functions/http/csv.ts";
import { type PageSurroundings, pages } from "#functions/http/page.ts";
import type { PageRequest } from "#functions/http/request.ts";
import { revalidated } from "#functions/http/revalidate.ts";
import { sitesPage } from "#functions/views/pages/sites/sites-page.tsx";
import { pathTo, routes } from "#shared/contract/routes.ts";
import { boundsOf, termOf } from "#shared/domain/school/school-year.ts";
import { attribution } from "#shared/domain/sites/first-list.ts";
import { toldLines, toldList } from "#shared/domain/sites/published-format.ts";
import { siteFilter } from "#shared/domain/sites/site-filter.ts";
import type { SiteList } from "#shared/domain/sites/site-list.ts";
import { changeInWords } from "#shared/domain/sites/site-words.ts";
import { schoolDay } from "#shared/domain/time.ts";
import { type ListParts, readSites } from "#shared/use-cases/read-sites.ts";

type Parts = PageSurroundings & ListParts;

const file = (type: string, body: string): Answer => ({
  statusCode: 200,
  headers: { "content-type": `${type}; charset=utf-8` },
  body,
});

function feed({ baseUrl, school }: Parts, list: SiteList): Answer {
  const about = `${baseUrl}${pathTo("sites")}`;
  const entries = list.recent.map(({ version, publishedAt, changes }) => ({
    id: `${about}#version-${version}`,
    title: `Version ${version} of the site list`,
    at: publishedAt,
    link: `${about}#changes`,
    lines: changes.map(changeInWords),
  }));
  const body = atom({
    address: `${baseUrl}${pathTo("sitesAtom")}`,
    about,
    title: `Sites, apps and games: what changed (${school.name})`,
    author: school.name,
    at: list.publishedAt,
    entries,
  });
  return file("application/atom+xml", body);
}

const spreadsheet = (list: SiteList): Answer =>
  withHeaders(file("text/csv", csv(toldLines(list))), {
    "content-disposition": `attachment; filename="sites-version-${list.version}.csv"`,
  });

function answerWith(parts: Parts, request: PageRequest, list: SiteList): Answer {
  const { school, clock } = parts;
  if (request.path === routes.sitesCsv.path) return spreadsheet(list);
  if (request.path === routes.sitesAtom.path) return feed(parts, list);
  if (request.path === routes.sitesJson.path || request.wantsJson) {
    return json({ ...toldList(list), attribution });
  }
  const now = clock.now();
  const since = schoolDay(boundsOf(termOf(now)).from);
  const filter = siteFilter(request.query);
  return html(sitesPage({ school, list, filter, today: schoolDay(now), since }));
}

/**
 * The published list of sites, for everybody: as a page, as JSON, as a spreadsheet and as a feed. A
 * browser may keep each for five minutes, and then asks whether it changed.
 */
export const sites = (parts: Parts) =>
  pages(parts, async (request) => {
    const list = await readSites(parts, parts.school.id);
    const answer = revalidated(answerWith(parts, request, list), request, (text) =>
      parts.ids.digest(text),
    );
    return compressed(withHeaders(answer, { "cache-control": "public, max-age=300" }), request);
  });
