import middy from "@middy/core";
import type { Clock, Log } from "#shared/ports.ts";
import { type Answer, problem, withHeaders } from "./answers.ts";
import { answerFaults, logRequest, sameOrigin, secureHeaders } from "./middleware.ts";
import { type PageEvent, type PageRequest, requestOf } from "./request.ts";

export interface Surroundings {
  readonly log: Log;
  readonly clock: Clock;
  readonly baseUrl: string;
}

const crossOrigin = () =>
  problem({
    status: 403,
    title: "Forbidden",
    detail: "A request from another website’s page is not taken.",
  });

const sorry = () =>
  withHeaders(
    problem({
      status: 503,
      title: "Not available",
      detail: "Something went wrong on our side. Send the same request again; it is recorded once.",
    }),
    { "retry-after": "2" },
  );

/** The middy stack of the JSON interface: errors are problem documents. */
export const api = (
  { log, clock, baseUrl }: Surroundings,
  answer: (request: PageRequest) => Promise<Answer>,
) =>
  middy<PageEvent, Answer>()
    .use(secureHeaders())
    .use(logRequest({ log, clock }))
    .use(answerFaults(log, sorry))
    .use(sameOrigin(baseUrl, false, crossOrigin))
    .handler((event) => answer(requestOf(event)));
