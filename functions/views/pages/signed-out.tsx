import { Button } from "#functions/views/components/button.tsx";
import { page } from "#functions/views/layout.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";

export const signedOutPage = (school: SchoolProfile): string =>
  page({
    title: "You are signed out",
    school,
    children: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">You are signed out</h1>
          <p class="govuk-body">On a shared computer, close the browser as well.</p>
          <Button href={pathTo("signIn")}>Sign in again</Button>
        </div>
      </div>
    ),
  });
