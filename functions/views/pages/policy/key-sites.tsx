import type { KeySites } from "#shared/domain/sites/key-sites.ts";
import { dayInWords } from "#shared/domain/time.ts";

/** The site list as it stands now, under the section about it: it is no part of what was approved. */
export const KeySitesNow = ({ version, publishedOn, sites }: KeySites) => (
  <div id="key-sites-now">
    <h3 class="govuk-heading-s">The school’s list as it is now</h3>
    <p class="govuk-body">
      Version {version}, published on {dayInWords(publishedOn)}. In brackets: from which age on an
      account is allowed, by the site’s own terms or by law. The list changes when the school
      publishes it anew, and no new version of this policy is needed for that.
    </p>
    <p class="govuk-body">
      {sites.map(({ name, age }) => `${name} (${age.toLowerCase()})`).join(", ")}
    </p>
  </div>
);
