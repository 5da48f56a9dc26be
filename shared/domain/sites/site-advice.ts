import type { Site } from "./site.ts";
import type { SiteKind } from "./site-vocabulary.ts";

const show = "Show pictures to family yourself, from your own account or by a message.";
const nothing = "Nothing takes its place: it is not made for children.";
const chatbot = "Ask together: a grown-up types, and reads the answer first.";
const play =
  "Play together on a device that a grown-up has set up, with chat and buying switched off.";

/** What a child who is too young does instead, with whoever looks after them. By kind of site. */
const instead: Readonly<Record<SiteKind, string>> = {
  "social-network": show,
  messaging: "Talk to family on a grown-up’s telephone, with the grown-up beside the child.",
  "photo-video-sharing": show,
  "video-sharing":
    "Watch together, in an app made for young children, with a profile that you have set up.",
  "live-streaming": "Watch recordings together that you have seen before.",
  "video-calling": "Call family together, from a grown-up’s account.",
  game: play,
  "game-platform": play,
  "virtual-world": play,
  microblog: "Nothing for young children. Show a picture yourself if it is worth seeing.",
  blogging: "Make a paper book or an album together.",
  forum: "Look for answers together, and ask the school or the library.",
  "ai-chat": chatbot,
  "ai-companion": nothing,
  "anonymous-messaging": nothing,
  "random-video-chat": nothing,
  "social-discovery": nothing,
  "film-and-tv": "Watch in a children’s profile that a grown-up has set up.",
  music: "Listen on a grown-up’s account, or in a family plan with a child’s profile.",
  category: "",
};

/** Undefined where there is nothing to do instead: a kind of site, or one that closed. */
export const insteadOf = ({ kind, status }: Site): string | undefined =>
  status === "active" ? instead[kind] || undefined : undefined;
