import { reply, type SourceModes } from "./reply.ts";

/** A list that a trust might keep for its schools. */
export const ownListModes: SourceModes = {
  normal: () =>
    reply(
      "\uFEFFslug,name,minimum age\r\nfacebook,Facebook,14\r\ntiktok,TikTok,\r\nnew-app,New App,16\r\n",
      "text/csv; charset=utf-8",
    ),
  json: () =>
    reply(
      JSON.stringify({ sites: [{ slug: "facebook", name: "Facebook", minAge: 14 }] }),
      "application/json",
    ),
};
