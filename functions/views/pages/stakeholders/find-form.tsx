import { Button } from "#functions/views/components/button.tsx";
import { Input } from "#functions/views/components/input.tsx";
import { Select } from "#functions/views/components/select.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { audiences, audienceWords } from "#shared/domain/reminders/stakeholder.ts";
import type { StakeholderSearch } from "#shared/domain/reminders/stakeholder-search.ts";
import { stakeholderStep } from "./stakeholder-words.tsx";

/** Looks people up. It is posted, so that what was typed stands in no address. */
export const FindForm = ({ search }: { search: StakeholderSearch }) => (
  <form class="app-choose" method="post" action={stakeholderStep("find")} role="search" novalidate>
    <Input
      name="text"
      label={{ text: "Name or e-mail address" }}
      classes="govuk-input--width-20"
      spellcheck={false}
      autocapitalize="none"
      autocomplete="off"
      value={search.text ?? ""}
      attributes={{ maxlength: "254" }}
    />
    <Select
      name="audience"
      label={{ text: "Group" }}
      value={search.audience ?? ""}
      items={[
        { value: "", text: "Everybody" },
        ...audiences.map((one) => ({ value: one, text: audienceWords[one] })),
      ]}
    />
    <Button classes="govuk-button--secondary">Show</Button>
  </form>
);

/** What the list is narrowed to, and the way out of it. */
export const Narrowed = ({ search }: { search: StakeholderSearch }) => {
  const { text, audience } = search;
  if (text === undefined && audience === undefined) return null;
  return (
    <p class="govuk-body">
      Shown: {audience === undefined ? "everybody" : audienceWords[audience]}
      {text !== undefined && (
        <>
          {" "}
          whose name or address begins with “<span class="app-typed">{text}</span>”
        </>
      )}
      .{" "}
      <a class="govuk-link" href={pathTo("stakeholders")}>
        Show everybody
      </a>
    </p>
  );
};
