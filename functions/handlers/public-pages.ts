import { type Answer, html, json, withHeaders } from "#functions/http/answers.ts";
import { notFound, type PageSurroundings, pages } from "#functions/http/page.ts";
import { accessibilityPage } from "#functions/views/pages/accessibility.tsx";
import { homePage } from "#functions/views/pages/home.tsx";
import { privacyPage } from "#functions/views/pages/privacy.tsx";
import { routes } from "#shared/contract/routes.ts";

type Parts = PageSurroundings & {
  /** The content of a built style, script or icon by its file name; undefined if there is none such. */
  readonly asset: (file: string) => string | undefined;
};

const types: Readonly<Record<string, string>> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
};

/** The files' names change with their content, so a browser may keep them for ever. */
function assetAnswer(file: string, content: string): Answer {
  const type = types[file.slice(file.lastIndexOf(".") + 1)] ?? "application/octet-stream";
  return {
    statusCode: 200,
    headers: { "content-type": type, "cache-control": "public, max-age=31536000, immutable" },
    body: content,
  };
}

/** Pages hold nothing personal and change rarely: a browser may keep them for a few minutes. */
const brief = (answer: Answer): Answer =>
  withHeaders(answer, { "cache-control": "public, max-age=300" });

export const publicPages = (parts: Parts) =>
  pages(parts, (request) => {
    const { school, asset } = parts;
    switch (request.path) {
      case routes.home.path:
        return brief(html(homePage(school)));
      case routes.privacy.path:
        return brief(html(privacyPage(school)));
      case routes.accessibility.path:
        return brief(html(accessibilityPage(school)));
      case routes.health.path:
        return json({ status: "ok" });
      default: {
        const file = request.parameter("file");
        const content = asset(file);
        return content === undefined ? notFound(school, request) : assetAnswer(file, content);
      }
    }
  });
