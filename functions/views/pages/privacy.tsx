import { Table } from "#functions/views/components/table.tsx";
import { page } from "#functions/views/layout.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";

/** All that the service sets; a test compares their names with the code's. */
const cookies = [
  {
    name: "__Host-receipt",
    purpose: "Shows you your reference and receipt after you sent a report",
    lasts: "15 minutes, or until you press “Finish and clear this page”",
  },
  {
    name: "__Host-sign-in",
    purpose: "Staff only: brings you back to the page you wanted when you have signed in",
    lasts: "15 minutes, or until you have signed in",
  },
  {
    name: "__Host-session",
    purpose: "Staff only: keeps you signed in",
    lasts: "10 hours at most, or until you sign out",
  },
] as const;

/** What is kept, why, who sees it (UK GDPR Art. 13 and 14): for the form's readers, in their words. */
export const privacyPage = (school: SchoolProfile): string =>
  page({
    title: "Privacy",
    school,
    children: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">Privacy</h1>
          <p class="govuk-body">
            {school.name} is responsible for what you tell it here. Ask about it at:{" "}
            {school.privacyContact}.
          </p>
          <h2 class="govuk-heading-m">What is kept</h2>
          <p class="govuk-body">
            What you write in the form, the names you give, when it was received, and what the
            school then did. Nothing is stored before you press “Send the report”. We do not keep
            the address of your computer or phone with the report.
          </p>
          <h2 class="govuk-heading-m">What the school looks at</h2>
          <p class="govuk-body">
            The{" "}
            <a class="govuk-link" href={`${pathTo("policy")}#monitoring`}>
              social media policy
            </a>{" "}
            says that the school looks at what is open to all on social media. It keeps a note of
            when somebody looked, at which sites, and what they found, without names. Whom it is
            about is kept only if it is reported here, like anything else.
          </p>
          <h2 class="govuk-heading-m">Reminders of the policy</h2>
          <p class="govuk-body">
            To remind you of the policy the school keeps your name, your e-mail address, what you
            are to the school and your language. If you use the link in a reminder, it keeps that
            you have read the policy, when, and what you ask; only the headteacher reads your
            question. Nobody is told whether you open a mail. Parents, carers and volunteers can
            stop the reminders by a link in each of them.
          </p>
          <h2 class="govuk-heading-m">If you stay anonymous</h2>
          <p class="govuk-body">
            We neither ask for nor keep anything that says who you are. What you write may still let
            people guess.
          </p>
          <h2 class="govuk-heading-m">Why</h2>
          <p class="govuk-body">
            The school’s social media policy asks that every breach and near miss is recorded,
            assessed and acted on. The school does so in the public interest, to keep children and
            staff safe (UK GDPR Article 6(1)(e)).
          </p>
          <h2 class="govuk-heading-m">Who sees it</h2>
          <p class="govuk-body">
            The headteacher, the safeguarding lead and the computing lead, unless they are named in
            the report: then they cannot see it, and the chair of governors or someone outside the
            school acts in their place. The school may have to tell the police, the local authority
            or the Information Commissioner.
          </p>
          <h2 class="govuk-heading-m">People who are named</h2>
          <p class="govuk-body">
            If you are named in a report you have the right to be told, unless that would harm a
            child or an investigation, and to see what is kept about you.
          </p>
          <h2 class="govuk-heading-m">Cookies</h2>
          <p class="govuk-body">
            There are three. Each is needed for what you asked for, none tracks anybody, and opening
            or filling in the form sets none.
          </p>
          <Table
            head={[{ text: "Cookie" }, { text: "What it is for" }, { text: "How long it lasts" }]}
            rows={cookies.map(({ name, purpose, lasts }) => [
              { text: name },
              { text: purpose },
              { text: lasts },
            ])}
            firstCellIsHeader
            stacks
          />
          <p class="govuk-body">
            Staff sign in at a sign-in service, which has an address and cookies of its own.
          </p>
          <h2 class="govuk-heading-m">If you are not content</h2>
          <p class="govuk-body">
            Tell the school first. You can also complain to the{" "}
            <a class="govuk-link" href="https://ico.org.uk/make-a-complaint/" rel="noreferrer">
              Information Commissioner
            </a>
            .
          </p>
        </div>
      </div>
    ),
  });
