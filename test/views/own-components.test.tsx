import { render } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { CopyButton, PrintButton } from "#functions/views/components/page-tools.tsx";
import { SummaryList } from "#functions/views/components/summary-list.tsx";
import { Table } from "#functions/views/components/table.tsx";
import { Textarea } from "#functions/views/components/textarea.tsx";
import { page } from "#functions/views/layout.tsx";
import { parsedHtml } from "./parsed-html.ts";

const school = { name: "Highters Heath Nursery School", phone: "0121 496 0000" };

describe("what the school adds to GOV.UK's components", () => {
  it("changes an answer with a button, so that a form keeps what it carries", () => {
    const rows = [
      {
        key: { text: "Kind" },
        value: { text: "Breach" },
        actions: {
          items: [{ name: "go", value: "kind", text: "Change", visuallyHiddenText: "kind" }],
        },
      },
    ];

    expect(parsedHtml(render(<SummaryList rows={rows} />))).toContain(
      '<button class="app-link-button" formnovalidate="" name="go" type="submit" value="kind">',
    );
  });

  it("names the column in each cell of a table that stacks, and keeps it a table", () => {
    const html = render(
      <Table stacks head={[{ text: "Status" }]} rows={[[{ text: "Received" }]]} />,
    );

    expect(parsedHtml(html)).toBe(
      [
        '<table class="govuk-table app-table-stack" role="table">',
        '  <thead class="govuk-table__head" role="rowgroup">',
        '    <tr class="govuk-table__row" role="row">',
        '      <th class="govuk-table__header" role="columnheader" scope="col">',
        '        "Status"',
        '  <tbody class="govuk-table__body" role="rowgroup">',
        '    <tr class="govuk-table__row" role="row">',
        '      <td class="govuk-table__cell" data-label="Status" role="cell">',
        '        "Received"',
      ].join("\n"),
    );
  });

  it("hides what only a script can do until the script is there", () => {
    const html = render(
      <>
        <PrintButton />
        <CopyButton from="receipt">Copy the receipt</CopyButton>
      </>,
    );

    expect(html.match(/<button[^>]* hidden/g)).toHaveLength(2);
  });

  it("shows what people type as text, never as markup", () => {
    const typed = '</textarea><script>alert("x")</script>';

    const html = render(<Textarea name="story" label={{ text: typed }} value={typed} />);

    expect(html).not.toContain("<script");
    expect(html.match(/&lt;script/g)).toHaveLength(2);
  });

  it("keeps a text that begins with an empty line", () => {
    const html = render(<Textarea name="story" label={{ text: "Story" }} value={"\nfirst"} />);

    expect(html).toContain(">\n\nfirst</textarea>");
  });
});

describe("the frame of every page", () => {
  const model = { title: "What happened?", school, children: <h1>What happened?</h1> };

  it("names the school, and says so in the title when something is wrong", () => {
    expect(page(model)).toContain("<title>What happened? - Highters Heath Nursery School</title>");
    expect(page({ ...model, errors: true })).toContain("<title>Error: What happened? - ");
  });

  it("shows the register and the way out to signed-in staff only", () => {
    const signedIn = {
      name: "Amara Osei",
      rolesWords: "Headteacher",
      opens: ["register"] as const,
    };

    expect(page(model)).not.toContain('href="/register"');
    expect(page({ ...model, signedIn, current: "register" })).toMatch(
      /action="\/sign-out".*href="\/register" aria-current="page"/s,
    );
  });

  it("holds no style and no script of its own, as the pages' policy demands", () => {
    const html = page({ ...model, back: "/", wide: true });

    expect(html).toMatch(/^<!doctype html><html lang="en"/);
    expect(html).not.toMatch(/ style=| on[a-z]+=|<style/);
    expect(html.match(/<script[^>]*>[^<]/g)).toBeNull();
    expect(html).toContain('src="/assets/site-dev.js"');
  });
});
