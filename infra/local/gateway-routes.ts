import type { MatchedRoute } from "./gateway-event.ts";
import type { PlannedRoute } from "./plan.ts";

export interface RouteMatch extends MatchedRoute {
  readonly answeredBy: string;
  /** How many whole seconds to wait; 0 if the request may pass. */
  readonly wait: (now: number) => number;
}

/** Finds the route of a request, or nothing. Throws `URIError` for a path that cannot be decoded. */
export type FindRoute = (method: string, path: string) => RouteMatch | undefined;

export function gatewayRoutes(routes: readonly PlannedRoute[]): FindRoute {
  const known = routes.map((route) => ({
    ...route,
    segments: route.path.split("/"),
    wait: bucket(route.throttle),
  }));
  // As the gateway has it: a written-out segment wins over a place to be filled in.
  const bySpecificity = known.toSorted((one, other) => placesIn(one.path) - placesIn(other.path));
  return (method, path) => {
    const segments = path.split("/").map(decodeURIComponent);
    for (const {
      method: takes,
      segments: pattern,
      path: template,
      answeredBy,
      wait,
    } of bySpecificity) {
      const pathParameters =
        takes === method || takes === "ANY" ? fit(pattern, segments) : undefined;
      if (pathParameters) {
        return { routeKey: `${takes} ${template}`, pathParameters, answeredBy, wait };
      }
    }
    return undefined;
  };
}

const placesIn = (path: string) => path.split("{").length;

function fit(
  pattern: readonly string[],
  segments: readonly string[],
): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined;
  const found: [string, string][] = [];
  for (const [place, part] of pattern.entries()) {
    const segment = segments[place] ?? "";
    const name = /^\{(.+)\}$/.exec(part)?.[1];
    if (name === undefined ? part !== segment : segment === "") return undefined;
    if (name !== undefined) found.push([name, segment]);
  }
  return Object.fromEntries(found);
}

/** A token bucket: `burst` requests at once, filled again at `rate` a second. */
function bucket({ rate, burst }: PlannedRoute["throttle"]): (now: number) => number {
  let tokens = burst;
  let filledAt = 0;
  return (now) => {
    tokens = Math.min(burst, tokens + (Math.max(0, now - filledAt) / 1000) * rate);
    filledAt = now;
    if (tokens < 1) return Math.max(1, Math.ceil((1 - tokens) / rate));
    tokens -= 1;
    return 0;
  };
}
