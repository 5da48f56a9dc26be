import { pathTo } from "#shared/contract/routes.ts";
import { containerClasses } from "./site-header.tsx";

export interface SiteFooterProps {
  readonly schoolName: string;
  /** As people write it, with spaces. */
  readonly phone?: string | undefined;
  readonly isWide?: boolean | undefined;
}

export const SiteFooter = ({ schoolName, phone, isWide }: SiteFooterProps) => (
  <footer class="app-footer">
    <div class={containerClasses(isWide)}>
      <ul class="app-footer__list">
        <li class="app-footer__item">
          <a class="app-footer__link" href={pathTo("sites")}>
            Sites and ages
          </a>
        </li>
        <li class="app-footer__item">
          <a class="app-footer__link" href={pathTo("privacy")}>
            Privacy
          </a>
        </li>
        <li class="app-footer__item">
          <a class="app-footer__link" href={pathTo("accessibility")}>
            Accessibility
          </a>
        </li>
      </ul>
      <p class="app-footer__school">
        {schoolName}
        {phone && (
          <>
            , telephone{" "}
            <a class="app-footer__link" href={`tel:${phone.replaceAll(" ", "")}`}>
              {phone}
            </a>
          </>
        )}
      </p>
    </div>
  </footer>
);
