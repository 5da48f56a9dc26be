import { largestCalendar, textOf } from "./calendar-file.ts";
import { bytesOf, type PageRequest } from "./request.ts";

export type Upload =
  | {
      readonly ok: true;
      /** The text of each field; that of a file, if one was chosen. */
      readonly fields: ReadonlyMap<string, string>;
    }
  | { readonly ok: false; readonly refused: "too-large" | "unreadable" };

/** In bytes: the same calendar as a file and as text, and what stands around them. */
const largestUpload = 2 * largestCalendar + 20_000;

/** A form that may hold a file (multipart/form-data, RFC 7578). */
export async function readUpload(
  { header, event }: PageRequest,
  largest = largestUpload,
): Promise<Upload> {
  const type = header("content-type");
  if (!/^multipart\/form-data\b/i.test(type)) return { ok: false, refused: "unreadable" };
  const sent = bytesOf(event, largest);
  if (!sent.ok) return sent;
  try {
    const body = new Uint8Array(sent.bytes);
    const form = await new Response(body, { headers: { "content-type": type } }).formData();
    const fields = new Map<string, string>();
    for (const [name, value] of form) {
      fields.set(name, typeof value === "string" ? value : textOf(await value.bytes()));
    }
    return { ok: true, fields };
  } catch (fault) {
    if (fault instanceof TypeError) return { ok: false, refused: "unreadable" };
    throw fault;
  }
}
