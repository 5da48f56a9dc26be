import { Button } from "#functions/views/components/button.tsx";
import { NotificationBanner } from "#functions/views/components/notification-banner.tsx";
import { SummaryList } from "#functions/views/components/summary-list.tsx";
import { WarningText } from "#functions/views/components/warning-text.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { officePage } from "../office-page.tsx";
import type { Known } from "./stakeholder-page.tsx";
import { groupsWords, stakeholderStep } from "./stakeholder-words.tsx";

export interface RemovePage {
  readonly school: SchoolProfile;
  readonly member: Member;
  readonly known: Known;
}

/** Asks once more before somebody is taken off the list. */
export const removePage = ({ school, member, known }: RemovePage): string => {
  const { one, who, isNews } = known;
  return officePage({
    school,
    member,
    title: "Remove a person",
    current: "stakeholders",
    back: pathTo("stakeholders"),
    heading: "Remove this person?",
    news: isNews && (
      <NotificationBanner
        titleText="Changed meanwhile"
        text="Somebody else changed this person. Look whether they are still to be removed."
      />
    ),
    children: (
      <>
        <SummaryList
          rows={[
            { key: { text: "Name" }, value: { text: <span dir="auto">{one.name}</span> } },
            {
              key: { text: "E-mail address" },
              value: { text: one.email, classes: "app-typed" },
            },
            { key: { text: "Group" }, value: { text: groupsWords(one.audiences) } },
          ]}
        />
        {one.unsubscribedAt && (
          <WarningText>
            They asked for no more reminders. Once they are removed that is forgotten: if a file
            adds them again, they are written to. Keep them in the list to be sure.
          </WarningText>
        )}
        <p class="govuk-body">
          They get no more reminders. That they have read the policy stays on record.
        </p>
        <form method="post" action={stakeholderStep("remove", who)} novalidate>
          <input type="hidden" name="seen" value={one.version} />
          <div class="govuk-button-group">
            <Button classes="govuk-button--warning" preventDoubleClick>
              Remove the person
            </Button>
            <a class="govuk-link" href={pathTo("stakeholders")}>
              Keep them
            </a>
          </div>
        </form>
      </>
    ),
  });
};
