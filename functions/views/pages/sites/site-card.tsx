import { words } from "#functions/views/components/attributes.ts";
import { Tag } from "#functions/views/components/tag.tsx";
import type { Site } from "#shared/domain/sites/site.ts";
import { insteadOf } from "#shared/domain/sites/site-advice.ts";
import { wordsOf } from "#shared/domain/sites/site-filter.ts";
import { siteKinds } from "#shared/domain/sites/site-vocabulary.ts";
import {
  ageIn,
  ageInBrief,
  ageToday,
  freshness,
  roughDayInWords,
} from "#shared/domain/sites/site-words.ts";
import type { Day } from "#shared/domain/time.ts";

export interface SiteCardProps {
  readonly one: Site;
  readonly today: Day;
  /** True if it is not what somebody looks for: it stays in the page, for the script to show again. */
  readonly hidden: boolean;
  /** The published records that belong to a kind of site. */
  readonly members: readonly Site[];
}

const Fact = ({ term, text }: { readonly term: string; readonly text: string | undefined }) =>
  text === undefined ? null : (
    <div class="app-site__fact">
      <dt>{term}</dt> <dd>{text}</dd>
    </div>
  );

const Ages = ({ one, today }: Pick<SiteCardProps, "one" | "today">) => {
  const { own, withParent, byLaw, content } = ageIn(one);
  const years = ageToday(one, today);
  const under = years === null ? "Instead" : `Under ${years}`;
  return (
    <dl class="app-site__ages">
      <Fact term="Own account" text={own} />
      <Fact term="With a parent" text={withParent} />
      <Fact term="By law" text={byLaw} />
      <Fact term="Content" text={content} />
      <Fact term={under} text={insteadOf(one)} />
    </dl>
  );
};

const Members = ({ members, today }: Pick<SiteCardProps, "members" | "today">) => (
  <p class="app-site__text">
    On this list:{" "}
    {members.map((one, at) => (
      <>
        {at > 0 && ", "}
        <a class="govuk-link" href={`#${one.slug}`}>
          {one.name}
        </a>{" "}
        ({ageInBrief(one, today)})
      </>
    ))}
    .
  </p>
);

/** From where and of when the facts are: what was read first hand says so. */
const Source = ({ one }: { readonly one: Site }) => {
  const { name, sourceUrl, secondSource, checkedOn, minAgeConfidence } = one;
  const what = minAgeConfidence === "A" ? "Its terms" : "Source";
  return (
    <>
      {sourceUrl ? (
        <a class="govuk-link" href={sourceUrl} rel="noreferrer">
          {what}
          <span class="govuk-visually-hidden"> for {name}</span>
        </a>
      ) : (
        secondSource || "Source: the school’s policy"
      )}
      {checkedOn !== null && (sourceUrl !== null || secondSource === "") && (
        <>, as of {roughDayInWords(checkedOn)}</>
      )}
      .{" "}
    </>
  );
};

const Checked = ({ one, today }: { readonly one: Site; readonly today: Day }) => {
  const { state, words: said } = freshness(one, today);
  return (
    <p class="app-site__checked">
      <Source one={one} />
      {one.kind !== "category" && (
        <span class={words("app-site__fresh", `app-site__fresh--${state}`)}>{said}.</span>
      )}
    </p>
  );
};

const About = ({ one }: { readonly one: Site }) => {
  const kind = siteKinds[one.kind];
  const former = [...one.aliases, ...one.formerNames];
  return (
    <p class="app-site__about">
      {one.operator && one.operator !== one.name ? `${kind}, by ${one.operator}` : kind}
      {former.length > 0 && `. Also: ${former.join(", ")}`}
    </p>
  );
};

/** One site: how old for what, what to do instead, and how sure that is. */
export const SiteCard = ({ one, today, hidden, members }: SiteCardProps) => (
  <li class="app-site" id={one.slug} data-kind={one.kind} data-words={wordsOf(one)} hidden={hidden}>
    <div class="app-site__head">
      <h3 class="govuk-heading-m app-site__name">{one.name}</h3>
      <p
        class={words("app-site__badge", ageToday(one, today) === null && "app-site__badge--words")}
      >
        <span class="govuk-visually-hidden">Minimum age: </span>
        {ageInBrief(one, today)}
      </p>
    </div>
    <About one={one} />
    {one.ukUnder16 === "named" && !one.legalFloor && (
      <p class="app-site__tag">
        <Tag classes="govuk-tag--blue">Law for under-16s planned</Tag>
      </p>
    )}
    <Ages one={one} today={today} />
    {one.minAgeNote && <p class="app-site__text">{one.minAgeNote}</p>}
    {members.length > 0 && <Members members={members} today={today} />}
    <Checked one={one} today={today} />
  </li>
);
