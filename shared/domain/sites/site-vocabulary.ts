/** What a record is about, as a parent would say it. A category of the policy is no service itself. */
export const siteKinds = {
  "social-network": "Social network",
  messaging: "Messaging",
  "photo-video-sharing": "Photo and video sharing",
  "video-sharing": "Videos",
  "live-streaming": "Live streaming",
  "video-calling": "Video calls",
  game: "Game",
  "game-platform": "Games platform",
  "virtual-world": "Virtual world",
  microblog: "Short public posts",
  blogging: "Blogging",
  forum: "Forum",
  "ai-chat": "AI chatbot",
  "ai-companion": "AI companion",
  "anonymous-messaging": "Anonymous messages",
  "random-video-chat": "Video chat with strangers",
  "social-discovery": "Meeting new people",
  "film-and-tv": "Films and television",
  music: "Music",
  category: "Kind of site",
} as const satisfies Record<string, string>;

export type SiteKind = keyof typeof siteKinds;

/** `replaced`: it goes on under another name, which is `successorSlug`. */
export const siteStatuses = ["active", "closed", "replaced"] as const;

export const audiences = ["general", "children", "adult", "adult-professional"] as const;

/** What the service's own minimum age rests on; why there is none, where there is none. */
export const ageBases = [
  "terms",
  "no-terms-minimum",
  "parent-managed",
  "parent-enabled",
  "account-privacy-policy",
  "feature-limit",
  "content-rating",
  "category",
  "closed",
  "unknown",
] as const;

/**
 * A: read in the recorded terms of the service. B: stated by a dated source that cites the service.
 * C: a name or general knowledge only, so a person must check it first. `n/a`: there is no age to know.
 */
export const confidences = ["A", "B", "C", "n/a"] as const;

/** Where a service stands in the plan of June 2026 for under-16s in the United Kingdom. */
export const underSixteenPlaces = ["named", "exempt-named", "undetermined"] as const;

/** A draft is seen by staff only, until a person has checked it. */
export const standings = ["published", "draft"] as const;
