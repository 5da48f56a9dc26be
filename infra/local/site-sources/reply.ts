/** What a made-up source answers. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** How it is sent, if not whole and at once: never, byte by byte, or cut off in the middle. */
  readonly sent?: "never" | "dripping" | "cut-off";
}

export interface SourceRequest {
  /** With its host as it is on the internet. */
  readonly url: URL;
  /** How often this address was asked before. */
  readonly earlier: number;
}

/** What a source answers in each of its modes; every source has `normal`. */
export type SourceModes = Readonly<Record<string, (request: SourceRequest) => Reply>>;

export const reply = (
  body: string,
  contentType: string,
  changes: Partial<Omit<Reply, "body">> = {},
): Reply => ({
  status: 200,
  headers: { "content-type": contentType },
  body: Buffer.from(body),
  ...changes,
});

export const page = (body: string): Reply => reply(body, "text/html; charset=utf-8");
export const status = (code: number, headers: Readonly<Record<string, string>> = {}): Reply =>
  reply("", "text/plain", { status: code, headers });
