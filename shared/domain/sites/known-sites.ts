/**
 * The sites that the form suggests until the school publishes its own list: short names and names of
 * services in use. Facts (names) gathered in November 2026; they carry no copyright.
 */
export const knownSites: Readonly<Record<string, string>> = {
  "among-us": "Among Us",
  bereal: "BeReal",
  blogger: "Blogger",
  blogging: "Blogging (any service)",
  bluesky: "Bluesky",
  "brawl-stars": "Brawl Stars",
  "character-ai": "Character.AI",
  chatgpt: "ChatGPT",
  "clash-royale": "Clash Royale",
  claude: "Claude",
  dailymotion: "Dailymotion",
  deepseek: "DeepSeek",
  deviantart: "DeviantArt",
  discord: "Discord",
  facebook: "Facebook",
  facetime: "FaceTime and iMessage",
  flickr: "Flickr",
  fortnite: "Fortnite",
  gemini: "Gemini",
  "google-meet": "Google Meet",
  grok: "Grok",
  "gta-online": "Grand Theft Auto V / GTA Online",
  imvu: "IMVU",
  instagram: "Instagram",
  kick: "Kick",
  line: "LINE",
  linkedin: "LinkedIn",
  livejournal: "LiveJournal",
  locket: "Locket Widget",
  messenger: "Messenger",
  "messenger-kids": "Messenger Kids",
  "meta-ai": "Meta AI",
  "microsoft-copilot": "Microsoft Copilot",
  "microsoft-teams-free": "Microsoft Teams (free)",
  minecraft: "Minecraft",
  monkey: "Monkey",
  netflix: "Netflix",
  ngl: "NGL",
  perplexity: "Perplexity",
  pinterest: "Pinterest",
  "playstation-network": "PlayStation Network",
  "pokemon-go": "Pokémon GO",
  quora: "Quora",
  reddit: "Reddit",
  replika: "Replika",
  roblox: "Roblox",
  sendit: "Sendit",
  signal: "Signal",
  snapchat: "Snapchat",
  spotify: "Spotify",
  steam: "Steam",
  substack: "Substack",
  telegram: "Telegram",
  threads: "Threads",
  tiktok: "TikTok",
  tumblr: "Tumblr",
  twitch: "Twitch",
  viber: "Viber",
  vimeo: "Vimeo",
  vrchat: "VRChat",
  vsco: "VSCO",
  wechat: "WeChat",
  whatsapp: "WhatsApp",
  "wordpress-com": "WordPress.com",
  "world-of-warcraft": "World of Warcraft",
  x: "X",
  youtube: "YouTube",
  "youtube-kids": "YouTube Kids",
  yubo: "Yubo",
  zoom: "Zoom",
};

/** The common ones that the policy lists and parents name most: offered first, in this order. */
export const commonSites: readonly string[] = [
  "facebook",
  "whatsapp",
  "instagram",
  "youtube",
  "tiktok",
  "snapchat",
  "x",
  "roblox",
];

/** The name of a site by its short name; the short name itself if we do not know it. */
export const siteName = (site: string): string => knownSites[site] ?? site;

/** The short name of a site whose name somebody typed, whatever the case; undefined if we do not know it. */
export const siteNamed = (typed: string): string | undefined => {
  const plain = typed.trim().toLowerCase();
  return Object.entries(knownSites).find(
    ([site, name]) => site === plain || name.toLowerCase() === plain,
  )?.[0];
};
