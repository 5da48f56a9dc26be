/** Text that somebody typed, with its line breaks, in whatever direction it is written. */
export const Typed = ({ text }: { text: string }) => (
  <span class="app-typed" dir="auto">
    {text}
  </span>
);
