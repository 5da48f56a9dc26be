import { type Gate, type Passed, passOn, startAnswering } from "./gated-proxy.ts";

/** What goes wrong with mail on its way to the mail service. */
export interface MailFaults {
  /** Mails a second, by a bucket that holds as many as `burst`; more are refused as "too fast". */
  readonly rate?: number;
  readonly burst?: number;
  /** The share of requests that is refused as "too fast" whatever the rate is. */
  readonly throttled?: number;
  /** Mails that are taken before the day's quota is used up. */
  readonly quota?: number;
  /** Every so many mails taken, one is never answered. */
  readonly unansweredEvery?: number;
  /** Addresses that are refused for good. */
  readonly refused?: readonly string[];
}

export interface TakenMail {
  readonly to: string;
  /** In milliseconds on a clock that never goes back. */
  readonly at: number;
}

export interface FaultMailProxy {
  readonly endpoint: string;
  /** Mails that the service took, the oldest first. */
  readonly taken: readonly TakenMail[];
  /** Requests by what came of them. */
  readonly counts: Readonly<Record<MailFate, number>>;
  /** From now on this goes wrong, and nothing else. */
  readonly behave: (faults: MailFaults) => void;
  readonly close: () => Promise<void>;
}

type MailFate = "taken" | "throttled" | "quota" | "unanswered" | "refused" | "cut";

/** Numbers in [0, 1) that are the same in each run. */
export function someChances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const refusal = (code: string, words: string) =>
  `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type>` +
  `<Code>${code}</Code><Message>${words}</Message></Error></ErrorResponse>`;
const refusals = {
  throttled: refusal("Throttling", "Maximum sending rate exceeded."),
  quota: refusal("Throttling", "Daily message quota exceeded."),
  refused: refusal("InvalidParameterValue", "Local address contains control or whitespace"),
} as const;

const refusalOf = (fate: keyof typeof refusals): Passed => ({
  status: 400,
  type: "text/xml",
  words: Buffer.from(refusals[fate]),
});

/** A bucket of turns that fills evenly. */
function aBucket({ rate = Number.POSITIVE_INFINITY, burst = rate }: MailFaults) {
  let [held, at] = [burst, performance.now()];
  return () => {
    const now = performance.now();
    held =
      rate === Number.POSITIVE_INFINITY ? 1 : Math.min(burst, held + ((now - at) / 1000) * rate);
    at = now;
    if (held < 1) return false;
    held -= 1;
    return true;
  };
}

/** Stands before the mail service `engine` and does to mail what happens to mail. */
export async function startFaultMailProxy(
  engine: string,
  first: MailFaults = {},
  gate: Gate = () => false,
): Promise<FaultMailProxy> {
  let faults = first;
  let hasTurn = aBucket(first);
  const chance = someChances(7);
  const taken: TakenMail[] = [];
  let passed = 0;
  const counts = { taken: 0, throttled: 0, quota: 0, unanswered: 0, refused: 0, cut: 0 };

  const fateOf = (to: string): keyof typeof refusals | undefined => {
    if (faults.refused?.includes(to)) return "refused";
    if (passed >= (faults.quota ?? Number.POSITIVE_INFINITY)) return "quota";
    if (chance() < (faults.throttled ?? 0) || !hasTurn()) return "throttled";
    passed += 1;
    return undefined;
  };

  const { endpoint, close } = await startAnswering(async (incoming, body) => {
    const to = new URLSearchParams(body.toString()).get("Destinations.member.1") ?? "";
    if (gate("before")) {
      counts.cut += 1;
      return undefined;
    }
    const fate = fateOf(to);
    if (fate) {
      counts[fate] += 1;
      return refusalOf(fate);
    }
    const passed = await passOn(engine, incoming, body);
    if (passed.status === 200) taken.push({ to, at: performance.now() });
    const every = faults.unansweredEvery ?? Number.POSITIVE_INFINITY;
    if (gate("after") || taken.length % every === 0) {
      counts.unanswered += 1;
      return undefined;
    }
    counts.taken += 1;
    return passed;
  });
  return {
    endpoint,
    taken,
    counts,
    behave(next) {
      faults = next;
      hasTurn = aBucket(next);
    },
    close,
  };
}
