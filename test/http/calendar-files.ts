/** Calendar files as councils, schools and their programs write them. */

const calendar = (...lines: readonly string[]): string =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Example Council//Terms//EN",
    ...lines,
    "END:VCALENDAR",
    "",
  ].join("\r\n");

/** An event of whole days; `until` is the day behind its last, as the standard has it. */
const whole = (summary: string, from: string, until?: string): readonly string[] => [
  "BEGIN:VEVENT",
  `UID:${from}-${summary.length}@example.org`,
  "DTSTAMP:20260101T000000Z",
  `DTSTART;VALUE=DATE:${from}`,
  ...(until === undefined ? [] : [`DTEND;VALUE=DATE:${until}`]),
  `SUMMARY:${summary}`,
  "END:VEVENT",
];

export const calendarOf = (summary: string, from: string): string =>
  calendar(...whole(summary, from));

/** Each event: its words, its first day, and the day behind its last if there is one. */
export const calendarOfEvents = (
  events: readonly (readonly [string, string, string | null])[],
): string =>
  calendar(...events.flatMap(([summary, from, until]) => whole(summary, from, until ?? undefined)));

/** Single days on which a term starts or ends, and holidays between. */
export const council = calendar(
  ...whole("Autumn term starts", "20260903", "20260904"),
  ...whole("Autumn half term", "20261026", "20261031"),
  ...whole("Autumn term ends", "20261218", "20261219"),
  ...whole("Christmas holiday", "20261221", "20270102"),
  ...whole("Bank holiday", "20270101", "20270102"),
  ...whole("Spring term starts", "20270104"),
  ...whole("Half term", "20270215", "20270220"),
  ...whole("Spring term ends", "20270324"),
  ...whole("Summer term starts", "20270412"),
  ...whole("Half-Term Holiday", "20270531", "20270605"),
  ...whole("Summer term ends", "20270721"),
  ...whole("INSET day", "20260903", "20260904"),
);

/** Stretches from the first to the last day. */
export const stretches = calendar(
  ...whole("Autumn Term 2026", "20260903", "20261219"),
  ...whole("Half Term", "20261026", "20261031"),
  ...whole("Spring Term 2027", "20270104", "20270325"),
  ...whole("Half Term", "20270215", "20270220"),
  ...whole("Summer Term 2027", "20270412", "20270722"),
  ...whole("Half Term", "20270531", "20270605"),
  ...whole("Staff training day - school closed to pupils", "20260903"),
);

/** Six terms a year, as some councils count. */
export const six = calendar(
  ...whole("Term 1 starts", "20260903"),
  ...whole("Term 1 ends", "20261023"),
  ...whole("Term 2 starts", "20261102"),
  ...whole("Term 2 ends", "20261218"),
);

/** A school's own words, with no name of a term. */
export const ownWords = calendar(
  ...whole("First day of term", "20260903"),
  ...whole("School closes for half-term", "20261023"),
  ...whole("School re-opens after half-term", "20261102"),
  ...whole("Last day of term – break up for Christmas!", "20261218"),
  ...whole("Parents’ evening (autumn term)", "20261112"),
  ...whole("Autumn fair", "20261114"),
);

/** As a calendar program on a desk exports it: a byte order mark, folded lines, times with zones. */
export const desktop = `\uFEFF${calendar(
  "BEGIN:VTIMEZONE",
  "TZID:GMT Standard Time",
  "BEGIN:STANDARD",
  "DTSTART:16011028T020000",
  "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
  "TZOFFSETFROM:+0100",
  "TZOFFSETTO:-0000",
  "END:STANDARD",
  "BEGIN:DAYLIGHT",
  "DTSTART:16010325T010000",
  "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
  "TZOFFSETFROM:-0000",
  "TZOFFSETTO:+0100",
  "END:DAYLIGHT",
  "END:VTIMEZONE",
  "BEGIN:VEVENT",
  "DTSTART;TZID=GMT Standard Time:20270412T000000",
  "DTEND;TZID=GMT Standard Time:20270413T000000",
  "SUMMARY;LANGUAGE=en-gb:Summer term st",
  " arts",
  "DESCRIPTION:Doors open at 8.45\\, children come in by the\\n",
  "\tgarden gate",
  "BEGIN:VALARM",
  "TRIGGER:-PT15M",
  "ACTION:DISPLAY",
  "END:VALARM",
  "END:VEVENT",
  "BEGIN:VEVENT",
  "DTSTART:20270530T230000Z",
  "DTEND:20270604T230000Z",
  "SUMMARY:Half term",
  "END:VEVENT",
  "BEGIN:VEVENT",
  "DTSTART;TZID=Europe/London:20270721T133000",
  "DTEND;TZID=Europe/London:20270721T140000",
  "SUMMARY:Summer term ends",
  "END:VEVENT",
)}`;

/** What no term can be made of, beside one that can. */
export const junk = calendar(
  ...whole("Autumn term starts", "20260903"),
  ...whole("Autumn term starts for Reception", "20260907"),
  ...whole("Autumn term ends", "20261218"),
  ...whole("Spring term starts", "20270104"),
  ...whole("Summer term starts", "20271332"),
  ...whole("Summer term starts", "20270412"),
  ...whole("Summer term ends", "20270721"),
  ...whole("<script>alert(1)</script>", "20270601"),
  "BEGIN:VEVENT",
  "DTSTART;VALUE=DATE:20260904",
  "RRULE:FREQ=WEEKLY",
  "SUMMARY:Autumn term starts again",
  "END:VEVENT",
  "BEGIN:VEVENT",
  "SUMMARY:Term ends some day",
  "END:VEVENT",
  "BEGIN:VEVENT",
  "DTSTART;VALUE=DATE:20270322",
  "STATUS:CANCELLED",
  "SUMMARY:Spring term ends",
  "END:VEVENT",
);
