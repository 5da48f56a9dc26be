import { createHmac, createSecretKey, hash } from "node:crypto";

type Source = string | ArrayBuffer | ArrayBufferView;

const bytesOf = (data: Source): Uint8Array => {
  if (typeof data === "string") return Buffer.from(data);
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
};

/**
 * SHA-256, or HMAC with it if there is a secret, as the SDK's signatures ask for it. Its own makes a
 * hash object a text, and hands Node keys in the form that takes Node longest to recognise.
 */
export class SigningHash {
  readonly #secret: Source | undefined;
  #parts: Uint8Array[] = [];

  constructor(secret?: Source) {
    this.#secret = secret;
  }

  update(data: Source): void {
    this.#parts.push(bytesOf(data));
  }

  async digest(): Promise<Uint8Array> {
    const [first, ...more] = this.#parts;
    const told = first && more.length === 0 ? first : Buffer.concat(this.#parts);
    if (!this.#secret) return hash("sha256", told, "buffer");
    const key = createSecretKey(bytesOf(this.#secret));
    return createHmac("sha256", key).update(told).digest();
  }

  reset(): void {
    this.#parts = [];
  }
}
