/// <reference lib="dom" />

interface Told {
  readonly sites?: readonly { readonly name?: unknown }[];
}

/** The names of the published list that the page does not suggest yet; none if they cannot be had. */
async function namesAt(address: string): Promise<readonly string[]> {
  const answer = await fetch(address, { headers: { accept: "application/json" } });
  const { sites = [] } = answer.ok ? ((await answer.json()) as Told) : {};
  return sites.flatMap(({ name }) => (typeof name === "string" ? [name] : []));
}

/**
 * Suggests, beside the names that came with the page, those that the school has put on its list since.
 * They are asked for when somebody comes to the box; without them the page works as well.
 */
export function suggestMore(box: HTMLInputElement): void {
  const list = box.list;
  const address = list?.dataset["more"];
  if (!list || !address) return;
  const add = async () => {
    const there = new Set([...list.options].map(({ value }) => value));
    for (const name of await namesAt(address)) {
      if (!there.has(name)) list.append(new Option(name, name));
    }
  };
  box.addEventListener("focus", () => void add().catch(() => undefined), { once: true });
}
