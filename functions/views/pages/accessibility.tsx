import { page } from "#functions/views/layout.tsx";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";

export const accessibilityPage = (school: SchoolProfile): string =>
  page({
    title: "Accessibility",
    school,
    children: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">Accessibility</h1>
          <p class="govuk-body">We want everyone to be able to report. You should be able to:</p>
          <ul class="govuk-list govuk-list--bullet">
            <li>zoom in up to 400% without the text spilling off the screen</li>
            <li>use every page with a keyboard alone, or with speech recognition</li>
            <li>listen to every page with a screen reader</li>
            <li>use every page with scripts switched off</li>
          </ul>
          <h2 class="govuk-heading-m">How accessible it is</h2>
          <p class="govuk-body">
            The pages are built to meet the Web Content Accessibility Guidelines 2.2 at level AA.
            Every page is checked by an automatic test whenever the service is changed. People with
            disabilities have not tested it yet.
          </p>
          <h2 class="govuk-heading-m">If something does not work for you</h2>
          <p class="govuk-body">
            Tell us and we will put it right, or take your report in another way:{" "}
            {school.privacyContact}.
          </p>
          <p class="govuk-body">
            If you are not content with our answer, the{" "}
            <a class="govuk-link" href="https://www.equalityadvisoryservice.com/" rel="noreferrer">
              Equality Advisory and Support Service
            </a>{" "}
            can advise you.
          </p>
        </div>
      </div>
    ),
  });
