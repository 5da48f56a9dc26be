import { join } from "node:path";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import * as z from "zod/mini";
import { type FunctionHost, hostFunction } from "#infra/local/function-host.ts";
import type { FunctionLog } from "#infra/local/function-log.ts";
import { dynamoSessions } from "#shared/adapters/dynamo-sessions.ts";
import { systemClock, systemIds } from "#shared/adapters/system.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import { beginSession } from "#shared/use-cases/sign-in.ts";
import { anEvent, aPost, baseUrl } from "#test/support/requests.ts";

const staffFunctions = ["register", "incident", "summary"] as const;
export type StaffFunction = (typeof staffFunctions)[number];

/** What somebody signed in asks for. */
export interface Asked {
  readonly answeredBy: StaffFunction;
  readonly path: string;
  readonly query?: string;
  readonly parameters?: Readonly<Record<string, string>>;
  /** The form that is posted; without one it is a page that is opened. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** The staff's functions as they are deployed, over one table, and the headteacher signed in. */
export interface Office {
  /** Asks and gives the answer's body, or its status if nothing came but that. */
  ask(asked: Asked): Promise<string>;
  readonly close: () => Promise<void>;
}

export interface OfficeOptions {
  /** The folder of all bundles. */
  readonly bundles: string;
  readonly endpoint: string;
  readonly tableName: string;
  /** The value of the session's cookie. */
  readonly session: string;
}

/** What the functions print is not what is measured. */
const noLog: FunctionLog = {
  follow: (stream) => {
    stream.resume();
  },
  note: () => undefined,
  close: () => Promise.resolve(),
};

const answer = z.looseObject({ statusCode: z.number(), body: z.optional(z.string()) });

/** Signs the headteacher in. Returns the value of the cookie. */
export async function signHeadIn(
  client: DynamoDBClient,
  tableName: string,
  { id, people }: SchoolProfile,
): Promise<string> {
  const head = people.find(({ roles }) => roles.includes("headteacher"));
  if (!head) throw new Error("The school has no headteacher");
  const { name, email, roles } = head;
  const world = { sessions: dynamoSessions(client, tableName), clock: systemClock, ids: systemIds };
  return beginSession(world, id, { name, email, roles, outside: false });
}

/** Starts a thread a function, each with its bundle and its own environment. */
export async function openOffice(options: OfficeOptions): Promise<Office> {
  const { bundles, endpoint, tableName, session } = options;
  const hosts = new Map<StaffFunction, FunctionHost>();
  for (const name of staffFunctions) {
    const directory = join(bundles, name);
    const environment = {
      TABLE_NAME: tableName,
      BASE_URL: baseUrl,
      AWS_REGION: "eu-west-2",
      AWS_ACCESS_KEY_ID: "local",
      AWS_SECRET_ACCESS_KEY: "local",
      AWS_SESSION_TOKEN: "local",
      AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    };
    const planned = { name, directory, handler: "index.handler", environment, timeoutSeconds: 10 };
    hosts.set(name, await hostFunction(planned, { environment, log: noLog }));
  }
  const cookies = [`__Host-session=${session}`];
  return {
    async ask({ answeredBy, path, query = "", parameters = {}, fields }) {
      const parts = { path, query, parameters, cookies, headers: { accept: "text/html" } };
      const event = fields
        ? aPost(path, new URLSearchParams(fields), { parameters, cookies })
        : anEvent(parts);
      const { statusCode, body } = answer.parse(await hosts.get(answeredBy)?.invoke(event));
      if (statusCode === (fields ? 303 : 200)) return body ?? "";
      throw new Error(`${path} was answered with ${statusCode}`);
    },
    close: async () => {
      for (const host of hosts.values()) await host.close();
    },
  };
}
