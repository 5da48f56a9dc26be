import { Button } from "#functions/views/components/button.tsx";
import { WarningText } from "#functions/views/components/warning-text.tsx";
import { page } from "#functions/views/layout.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import type { HelpLine, SchoolProfile } from "#shared/domain/school/profile.ts";
import { type Day, dayInWords } from "#shared/domain/time.ts";

const Help = ({ name, when, phone, link }: HelpLine) => (
  <li>
    <strong>{name}</strong>
    {phone && (
      <>
        {" "}
        <a class="govuk-link app-nowrap" href={`tel:${phone.replaceAll(" ", "")}`}>
          {phone}
        </a>
      </>
    )}
    <br />
    {when}{" "}
    {link && (
      <a class="govuk-link" href={link} rel="noreferrer">
        Go to {name}
      </a>
    )}
  </li>
);

const Emergency = ({ school }: { school: SchoolProfile }) => (
  <>
    <WarningText iconFallbackText="Warning">
      If someone is in danger now, call <a href="tel:999">999</a>.
    </WarningText>
    <p class="govuk-body">
      If a child may be at risk, tell the safeguarding lead or the headteacher now, or call the
      school on{" "}
      <a class="govuk-link app-nowrap" href={`tel:${school.phone.replaceAll(" ", "")}`}>
        {school.phone}
      </a>
      . Do not wait for this form.
    </p>
    <p class="govuk-body">
      Never copy, save or send an indecent image of a child, not even to report it. Say where you
      saw it.
    </p>
  </>
);

const checkedOn = ({ help }: SchoolProfile): Day =>
  help.map((one) => one.checkedOn).sort()[0] as Day;

export const homePage = (school: SchoolProfile): string =>
  page({
    title: "Report something about social media",
    school,
    children: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-xl">Report something about social media</h1>
          <Emergency school={school} />
          <p class="govuk-body-l">
            Tell {school.name} about a post, message, photograph or contact on social media that
            breaks, or nearly broke, the school’s social media policy.
          </p>
          <p class="govuk-body">
            Anyone can report: staff, parents and carers, governors, visitors. It takes about five
            minutes. You can stay anonymous. Nothing is kept until you send it.
          </p>
          <Button href={pathTo("report")} isStartButton>
            Report an incident
          </Button>
          <h2 class="govuk-heading-m">What the policy says</h2>
          <p class="govuk-body">
            <a class="govuk-link" href={pathTo("policy")}>
              Read the social media policy
            </a>
            , or{" "}
            <a class="govuk-link" href={pathTo("policySummary")}>
              all of it on one page
            </a>
            .
          </p>
          <h2 class="govuk-heading-m">From which age on</h2>
          <p class="govuk-body">
            <a class="govuk-link" href={pathTo("sites")}>
              See which sites, apps and games children may use at which age
            </a>
            , and what younger children can do instead.
          </p>
          <h2 class="govuk-heading-m">You have reported something already</h2>
          <p class="govuk-body">
            <a class="govuk-link" href={pathTo("followUp")}>
              See what became of your report
            </a>{" "}
            with the receipt you were given.
          </p>
          <h2 class="govuk-heading-m">It is something else</h2>
          <p class="govuk-body">
            A complaint about the school goes to the school office under its complaints procedure. A
            member of staff who is worried about how something is handled can use the school’s
            whistleblowing code.
          </p>
          <h2 class="govuk-heading-m">Help from outside the school</h2>
          <ul class="govuk-list govuk-list--spaced">
            {school.help.map((one) => (
              <Help {...one} />
            ))}
          </ul>
          <p class="govuk-body-s">Numbers and links checked on {dayInWords(checkedOn(school))}.</p>
          <h2 class="govuk-heading-m">Staff</h2>
          <p class="govuk-body">
            <a class="govuk-link" href={pathTo("register")}>
              Open the register
            </a>
          </p>
        </div>
      </div>
    ),
  });
