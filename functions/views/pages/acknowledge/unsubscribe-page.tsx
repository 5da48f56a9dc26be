import type { ComponentChildren } from "preact";
import { Button } from "#functions/views/components/button.tsx";
import { Panel } from "#functions/views/components/panel.tsx";
import { page } from "#functions/views/layout.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import { maskedAddress } from "#shared/domain/policy/acknowledgement.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";

/** `ask`: nothing has happened yet. `again`: they took it back. `bound`: their post does not let them. */
export type UnsubscribeState = "ask" | "off" | "again" | "bound";

export interface UnsubscribePage {
  readonly school: SchoolProfile;
  readonly email: string;
  readonly token: string;
  readonly state: UnsubscribeState;
}

const titles: Readonly<Record<UnsubscribeState, string>> = {
  ask: "Stop reminders of the social media policy?",
  off: "You will get no more reminders",
  again: "You will get our reminders again",
  bound: "These reminders are part of your post",
};

const Press = ({ token, what, children }: { token: string; what: string; children: string }) => (
  <form method="post" action={pathTo("unsubscribe")} novalidate>
    <input type="hidden" name="token" value={token} />
    <Button
      name="what"
      value={what}
      classes={what === "stop" ? undefined : "govuk-button--secondary"}
      preventDoubleClick
    >
      {children}
    </Button>
  </form>
);

const Ask = ({ school, email, token }: UnsubscribePage) => (
  <>
    <p class="govuk-body">
      {school.name} sends a reminder of its social media policy to{" "}
      <strong>{maskedAddress(email)}</strong> once a term.
    </p>
    <p class="govuk-body">
      If you stop them, we also send no mail about new versions of the policy. Other mail from the
      school does not change, and you can read the policy on our pages at any time.
    </p>
    <Press token={token} what="stop">
      Stop the reminders
    </Press>
  </>
);

const Off = ({ school, email, token }: UnsubscribePage) => (
  <>
    <p class="govuk-body">
      {school.name} sends no more reminders of its social media policy to{" "}
      <strong>{maskedAddress(email)}</strong>. A mail that is on its way at this moment may still
      arrive.
    </p>
    <Press token={token} what="again">
      I pressed it by mistake: send them again
    </Press>
  </>
);

const Again = ({ school, email, token }: UnsubscribePage) => (
  <>
    <p class="govuk-body">
      {school.name} goes on sending one reminder a term to <strong>{maskedAddress(email)}</strong>.
    </p>
    <Press token={token} what="stop">
      Stop the reminders
    </Press>
  </>
);

const Bound = ({ school }: UnsubscribePage) => (
  <>
    <p class="govuk-body">
      The social media policy binds everybody who works for {school.name} and every governor, so its
      reminders are part of your post and cannot be stopped. There is one a term, and one when the
      policy changes.
    </p>
    <p class="govuk-body">
      If you do not work for the school and are no governor, or not any more, tell the school office
      on {school.phone} and we take you off the list.
    </p>
  </>
);

const bodies: Readonly<Record<UnsubscribeState, (model: UnsubscribePage) => ComponentChildren>> = {
  ask: Ask,
  off: Off,
  again: Again,
  bound: Bound,
};

/** Stopping reminders without an account, and taking that back. */
export const unsubscribePage = (model: UnsubscribePage): string => {
  const { school, state } = model;
  const isDone = state === "off" || state === "again";
  return page({
    title: titles[state],
    school,
    children: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {isDone ? (
            <Panel titleText={titles[state]} />
          ) : (
            <h1 class="govuk-heading-l">{titles[state]}</h1>
          )}
          {bodies[state](model)}
          <p class="govuk-body">
            <a class="govuk-link" href={pathTo("policy")}>
              Read the policy
            </a>
          </p>
        </div>
      </div>
    ),
  });
};
