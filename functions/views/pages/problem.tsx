import { page } from "#functions/views/layout.tsx";
import { pathTo } from "#shared/contract/routes.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { Member } from "#shared/domain/school/session.ts";
import { signedInAs } from "./signed-in.ts";

export interface ProblemPage {
  readonly school: SchoolProfile;
  readonly title: string;
  /** What it means, and what to do now: a sentence each. */
  readonly sentences: readonly string[];
  /** Whoever is signed in, so that they can sign out. */
  readonly member?: Member | undefined;
  readonly link?: { readonly href: string; readonly text: string } | undefined;
}

/** A page for when something is not there, not allowed or not working: kind, and with a way on. */
export const problemPage = ({ school, title, sentences, member, link }: ProblemPage): string =>
  page({
    title,
    school,
    signedIn: member && signedInAs(member),
    children: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{title}</h1>
          {sentences.map((sentence) => (
            <p class="govuk-body">{sentence}</p>
          ))}
          <p class="govuk-body">
            If it is urgent, or a child may be at risk, call the school on {school.phone}. If
            someone is in danger now, call 999.
          </p>
          <p class="govuk-body">
            <a class="govuk-link" href={link?.href ?? pathTo("home")}>
              {link?.text ?? "Go to the start page"}
            </a>
          </p>
        </div>
      </div>
    ),
  });
