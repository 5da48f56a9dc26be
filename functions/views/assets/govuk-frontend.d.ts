/** The parts of govuk-frontend that the pages' script uses; the package comes without types. */
declare module "govuk-frontend" {
  /** A class that serves one element of the page; only `createAll` makes instances. */
  type Enhancement = new (root: never) => object;

  export const Button: Enhancement;
  export const CharacterCount: Enhancement;
  export const ErrorSummary: Enhancement;
  export const NotificationBanner: Enhancement;
  export const SkipLink: Enhancement;

  /** Serves every element of that kind on the page; reports a fault to the console, throws none. */
  export function createAll(component: Enhancement): void;
  /** Whether the browser is new enough, and the page's body says that scripts run. */
  export function isSupported(): boolean;
}
