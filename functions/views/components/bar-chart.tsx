/** A bar that certainly reaches to `least`, and perhaps on to `most`. */
export interface Bar {
  readonly label: string;
  readonly least: number;
  readonly most?: number | undefined;
  /** What stands behind the bar: the number, or words for it. */
  readonly value: string;
}

export interface BarChartProps {
  /** What the chart shows, for those who do not see it: it says where the same figures are to be read. */
  readonly label: string;
  readonly bars: readonly Bar[];
}

const lineHeight = 20;
const barHeight = 16;
const gap = 12;
/** So many letters fit on a telephone beside nothing else. */
const longestLine = 38;
/** The longest bar, in per cent of the width: behind it there is room for words. */
const widest = 68;

/** Parts of a word that is longer than a line; a shorter one whole. */
const partsOf = (word: string): readonly string[] =>
  word.match(new RegExp(`.{1,${longestLine}}`, "gu")) ?? [];

/** A label in lines: text in a picture does not break by itself. */
function linesOf(label: string): readonly string[] {
  const lines: string[] = [];
  for (const word of label.split(" ").flatMap(partsOf)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length >= longestLine) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

const heightOf = (bar: Bar): number => linesOf(bar.label).length * lineHeight + barHeight + gap;

const endOf = ({ least, most = least }: Bar): number => most;

interface PlacedBar {
  readonly bar: Bar;
  readonly top: number;
  readonly scale: number;
}

function BarWithLabel({ bar, top, scale }: PlacedBar) {
  const lines = linesOf(bar.label);
  const y = top + lines.length * lineHeight;
  const sure = bar.least * scale;
  const perhaps = endOf(bar) * scale;
  const percent = (part: number) => `${Math.round(part * 100) / 100}%`;
  return (
    <g>
      {lines.map((line, place) => (
        <text class="app-chart__label" x="0" y={top + place * lineHeight + 14}>
          {line}
        </text>
      ))}
      {perhaps > sure && (
        <rect class="app-chart__perhaps" x="0" y={y} width={percent(perhaps)} height={barHeight} />
      )}
      {sure > 0 && (
        <rect class="app-chart__bar" x="0" y={y} width={percent(sure)} height={barHeight} />
      )}
      <text
        class="app-chart__value"
        x={percent(perhaps)}
        y={y + 13}
        dx={perhaps > 0 ? 6 : undefined}
      >
        {bar.value}
      </text>
    </g>
  );
}

/**
 * Bars, one below the other, each with its label above it. Widths are parts of the room there is, and
 * letters keep their size, so that it is as readable on a telephone as on paper. A table with the same
 * figures belongs beside it.
 */
export function BarChart({ label, bars }: BarChartProps) {
  const scale = widest / Math.max(1, ...bars.map(endOf));
  const heights = bars.map(heightOf);
  const tops = heights.map((_, place) =>
    heights.slice(0, place).reduce((sum, height) => sum + height, 0),
  );
  return (
    <svg
      class="app-chart"
      xmlns="http://www.w3.org/2000/svg"
      role="img"
      aria-label={label}
      width="100%"
      height={heights.reduce((sum, height) => sum + height, 0)}
    >
      {bars.map((bar, place) => (
        <BarWithLabel bar={bar} top={tops[place] ?? 0} scale={scale} />
      ))}
    </svg>
  );
}
