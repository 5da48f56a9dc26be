import { describe, expect, it } from "vitest";
import { buildAssets } from "#infra/bundling/build-assets.ts";

const { version, files } = await buildAssets("#123456");
const css = files.get(`site-${version}.css`) ?? "";

describe("what stands behind a choice", () => {
  const [plain = "", choosing = ""] = css.split("@supports selector(:has(*))");
  const shownOrHidden = (part: string): readonly string[] =>
    [...part.matchAll(/__conditional--hidden\{display:(\w+)\}/g)].map(
      ([, display = ""]) => display,
    );

  it("is visible in the end where a browser cannot choose by :has()", () => {
    expect(choosing).toMatch(
      /^\{[^}]*:not\(:has\(:checked\)\)[^}]*__conditional[^}]*\{display:none\}/,
    );
    // GOV.UK's two rules for radios and checkboxes hide it; ours comes behind them and is as strong.
    expect(shownOrHidden(plain)).toEqual(["none", "none", "block"]);
    expect(plain).toMatch(
      /\.govuk-frontend-supported \.govuk-radios__conditional--hidden,\.govuk-frontend-supported \.govuk-checkboxes__conditional--hidden\{display:block\}$/,
    );
  });
});
