/** Sources, and others who propose something for the list, as staff read of them. */
const names: Readonly<Record<string, string>> = {
  "open-terms-archive": "Open Terms Archive: recorded changes of terms and conditions",
  apple: "Apple’s App Store: age ratings of apps",
  wikidata: "Wikidata: new names, owners and closures",
  "net-aware": "Net Aware, the NSPCC’s site that has closed",
  "own-list": "A list of our own at another address",
  staff: "Somebody at the school",
  reports: "This school’s reports",
};

export const sourceWords = (name: string): string => names[name] ?? name;

/** The names of a setting that switches sources on: `apple,own-list=https://trust.example/list.csv`. */
export const sourceNamesIn = (setting: string): readonly string[] =>
  setting.split(",").flatMap((one) => one.split("=", 1));
