import middy from "@middy/core";
import { problemPage } from "#functions/views/pages/problem.tsx";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { type Answer, html, problem, withHeaders } from "./answers.ts";
import type { Surroundings } from "./api.ts";
import { answerFaults, logRequest, sameOrigin, secureHeaders } from "./middleware.ts";
import { type PageEvent, type PageRequest, requestOf } from "./request.ts";

export interface PageSurroundings extends Surroundings {
  readonly school: SchoolProfile;
}

const fromElsewhere = (school: SchoolProfile) => () =>
  html(
    problemPage({
      school,
      title: "This form came from somewhere else",
      sentences: ["Forms are only taken from our own pages. Nothing was saved. Start again here."],
    }),
    403,
  );

const sorry = (school: SchoolProfile) => (event: PageEvent) => {
  const retry = { "retry-after": "5" };
  const detail = "Something went wrong on our side. Try again in a moment.";
  if (requestOf(event).wantsJson) {
    return withHeaders(problem({ status: 503, title: "Not available", detail }), retry);
  }
  const sentences = [
    "Something went wrong on our side.",
    "Go back and try again in a moment: what you typed is still in the page before this one.",
  ];
  const title = "Sorry, this is not working just now";
  return withHeaders(html(problemPage({ school, title, sentences }), 503), retry);
};

export interface PageOptions {
  /** The path of a form that other programs post, because what it holds proves enough. */
  readonly fromAnywhere?: string;
}

/** The middy stack of everything that people look at; the JSON of the same addresses goes through it too. */
export const pages = (
  { log, clock, baseUrl, school }: PageSurroundings,
  answer: (request: PageRequest) => Promise<Answer> | Answer,
  { fromAnywhere }: PageOptions = {},
) =>
  middy<PageEvent, Answer>()
    .use(secureHeaders())
    .use(logRequest({ log, clock }))
    .use(answerFaults(log, sorry(school)))
    .use(sameOrigin(baseUrl, true, fromElsewhere(school), fromAnywhere))
    .handler(async (event) => answer(requestOf(event)));

/** The answer for what is not there, and for what this person may not know to be there: one and the same. */
export const notFound = (school: SchoolProfile, { wantsJson }: PageRequest): Answer =>
  wantsJson
    ? problem({ status: 404, title: "Not found", detail: "There is nothing here for you." })
    : html(
        problemPage({
          school,
          title: "Page not found",
          sentences: ["There is nothing at this address for you. Check that it is complete."],
        }),
        404,
      );
