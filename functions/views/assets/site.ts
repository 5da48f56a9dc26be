/// <reference lib="dom" />
import {
  Button,
  CharacterCount,
  createAll,
  ErrorSummary,
  isSupported,
  NotificationBanner,
  SkipLink,
} from "govuk-frontend";
import { filterAsTyped } from "./filter-list.ts";
import { suggestMore } from "./suggest-more.ts";

/**
 * What the pages gain where scripts run. Every page works without: nothing here is needed to read,
 * answer or send anything.
 */
document.body.classList.add("js-enabled", "govuk-frontend-supported");

if (isSupported())
  for (const component of [Button, CharacterCount, ErrorSummary, NotificationBanner, SkipLink])
    createAll(component);

/** Buttons that only a script can serve are hidden in the page until it is there. */
function serve(selector: string, press: (button: HTMLElement) => void): void {
  for (const button of document.querySelectorAll<HTMLElement>(selector)) {
    button.hidden = false;
    button.addEventListener("click", () => press(button));
  }
}

/** Work that takes several pages goes on by itself; without a script its button is pressed. */
document.querySelector<HTMLFormElement>("form[data-goes-on]")?.requestSubmit();

async function copy(button: HTMLElement): Promise<void> {
  const { copy: selector = "" } = button.dataset;
  const text = document.querySelector(selector)?.textContent.trim() ?? "";
  const status = button.nextElementSibling;
  const said = await navigator.clipboard.writeText(text).then(
    () => "Copied",
    () => "Not copied. Please write it down.",
  );
  if (status) status.textContent = said;
}

serve("[data-print]", () => window.print());
// The clipboard is kept from pages that are not served over https.
if (window.isSecureContext && "clipboard" in navigator)
  serve("[data-copy]", (button) => void copy(button));

for (const box of document.querySelectorAll<HTMLInputElement>("[data-filter]")) filterAsTyped(box);
for (const box of document.querySelectorAll<HTMLInputElement>("input[list]")) suggestMore(box);
