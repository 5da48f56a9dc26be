import type { ComponentChildren } from "preact";
import { pathTo } from "#shared/contract/routes.ts";
import type { Incident } from "#shared/domain/incident/incident.ts";
import { clauses } from "#shared/domain/policy/clauses.ts";
import { instantInWords } from "#shared/domain/time.ts";
import { Typed } from "../typed.tsx";
import type { WorkProps } from "./work-sections.tsx";

interface Said {
  readonly text: string;
  readonly at: Incident["receivedAt"];
  readonly who: ComponentChildren;
}

const SaidList = ({ items, none }: { items: readonly Said[]; none: string }) =>
  items.length === 0 ? (
    <p class="govuk-body">{none}</p>
  ) : (
    <ul class="govuk-list govuk-list--spaced">
      {items.map(({ text, at, who }) => (
        <li class="app-said">
          <span class="govuk-hint app-inline">
            {who}, {instantInWords(at)}
          </span>
          <br />
          <Typed text={text} />
        </li>
      ))}
    </ul>
  );

export const Talk = ({ incident: { work } }: WorkProps) => (
  <SaidList
    none="Nothing yet."
    items={work.talk.map(({ from, by, ...said }) => ({
      ...said,
      who: from === "reporter" ? "The reporter" : by,
    }))}
  />
);

export const Notes = ({ incident: { work } }: WorkProps) => (
  <SaidList
    none="None yet."
    items={work.notes.map(({ kind, by, ...said }) => ({
      ...said,
      who: kind === "addendum" ? `Correction by ${by}` : by,
    }))}
  />
);

export const Lessons = ({ incident: { work } }: WorkProps) => (
  <SaidList
    none="None yet."
    items={work.lessons.map(({ clause, note, by, at }) => ({
      at,
      text: note,
      who: (
        <>
          <a class="govuk-link" href={`${pathTo("policy")}#${clause}`}>
            {clauses[clause].section}: {clauses[clause].title}
          </a>{" "}
          ({by})
        </>
      ),
    }))}
  />
);
