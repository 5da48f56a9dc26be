import type { ComponentChildren } from "preact";
import { Button } from "./button.tsx";

/** Opens the browser's print dialogue. Hidden until the script that does it runs. */
export const PrintButton = ({ children = "Print this page" }: { children?: ComponentChildren }) => (
  <Button
    type="button"
    classes="govuk-button--secondary"
    attributes={{ "data-print": "", hidden: true }}
  >
    {children}
  </Button>
);

export interface CopyButtonProps {
  /** The id of the element whose text is copied. */
  readonly from: string;
  readonly children: ComponentChildren;
}

/** Copies a text to the clipboard and says so. Hidden until the script that does it runs. */
export const CopyButton = ({ from, children }: CopyButtonProps) => (
  <>
    <Button
      type="button"
      classes="govuk-button--secondary"
      attributes={{ "data-copy": `#${from}`, hidden: true }}
    >
      {children}
    </Button>
    <span class="app-copied" role="status" />
  </>
);
