/** One mail, ready to go: exactly one recipient, subject without personal data. */
export interface Mail {
  readonly to: { readonly name: string; readonly email: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Headers besides the usual ones: `List-Unsubscribe`. Values hold no line break. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Files that go with it, each as text. */
  readonly attachments?: readonly {
    readonly name: string;
    /** A media type: `text/calendar; method=PUBLISH`. */
    readonly type: string;
    readonly content: string;
  }[];
}

export type SendResult =
  | { readonly fate: "accepted"; readonly id: string }
  /** Not sent, and may be later: throttled, out of quota for now, or the service is down. */
  | { readonly fate: "later"; readonly code: string }
  /** Nobody knows: the service took what was to be sent, and did not answer. */
  | { readonly fate: "unknown"; readonly code: string }
  /** Not sent, and never will be: the service refuses this mail or address. */
  | { readonly fate: "refused"; readonly code: string };
