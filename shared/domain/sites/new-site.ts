import type { Site } from "./site.ts";

/** What a new record begins with: nothing is known, and only staff see it. */
export const blankSite: Omit<Site, "slug" | "name"> = {
  aliases: [],
  formerNames: [],
  kind: "social-network",
  audience: "general",
  operator: "",
  officialUrl: null,
  status: "active",
  statusSince: null,
  successorSlug: null,
  members: [],
  minAge: null,
  minAgeWithParent: null,
  minAgeBasis: "unknown",
  minAgeNote: "",
  minAgeConfidence: "B",
  legalFloor: null,
  ukUnder16: "undetermined",
  contentRating: null,
  appStoreId: null,
  playPackage: null,
  termsWatch: null,
  sourceUrl: null,
  secondSource: "",
  checkedOn: null,
  unsure: [],
  standing: "draft",
};

/** The short name that a new record gets of its name: `TikTok Lite` is `tiktok-lite`. */
export const slugOf = (name: string): string =>
  name
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replaceAll(/^-+|-+$/g, "");

/** A day as people type it, made into ours: `22/11/2026`, `11/2026`; anything else stays. */
export function typedDay(typed: string): string {
  const [, date, month, year] = /^(?:(\d{1,2})[/.])?(\d{1,2})[/.](\d{4})$/.exec(typed) ?? [];
  if (month === undefined || year === undefined) return typed;
  return [year, month, ...(date === undefined ? [] : [date])]
    .map((part) => part.padStart(2, "0"))
    .join("-");
}

/** One of our days, months or years as people type it: what `typedDay` reads. */
export const shownDay = (one: string | null | undefined): string =>
  (one ?? "")
    .split("-")
    .toReversed()
    .map((part) => part.replace(/^0/, ""))
    .join("/");
