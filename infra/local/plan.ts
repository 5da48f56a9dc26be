import type { CreateTableCommandInput } from "@aws-sdk/client-dynamodb";
import * as z from "zod/mini";
import type { Assembly } from "./assembly.ts";
import { type FoundResource, type LaptopValues, messageOf, resourcesOf } from "./found-resource.ts";
import { plannedTable, tableProperties } from "./planned-table.ts";

/** What the laptop cloud is to run: read from the synthesised templates, and from nothing else. */
export interface Plan {
  readonly functions: readonly PlannedFunction[];
  readonly routes: readonly PlannedRoute[];
  readonly schedules: readonly PlannedSchedule[];
  readonly table: CreateTableCommandInput;
}
export interface PlannedFunction {
  /** Its name in `contract/functions.ts`. */
  readonly name: string;
  /** The folder with its bundle. */
  readonly directory: string;
  /** `index.handler`: the file without its ending, and what it exports. */
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
}
export interface PlannedRoute {
  readonly method: string;
  readonly path: string;
  readonly answeredBy: string;
  /** Requests a second, and the burst above it. */
  readonly throttle: { readonly rate: number; readonly burst: number };
}
export interface PlannedSchedule {
  readonly target: string;
  readonly expression: string;
  readonly timeZone: string;
  readonly input: string;
  /** True if the table's stream wakes the target too. */
  readonly woken: boolean;
}

const lambda = z.object({
  Code: z.object({ S3Key: z.string() }),
  Handler: z.string(),
  Timeout: z._default(z.number(), 3),
  LoggingConfig: z.object({ LogGroup: z.string() }),
});
const variables = z.object({
  Environment: z.optional(z.object({ Variables: z.record(z.string(), z.unknown()) })),
});
const integration = z.object({ IntegrationUri: z.string() });
const route = z.object({ RouteKey: z.string(), Target: z.string() });
const limits = z.object({ ThrottlingRateLimit: z.number(), ThrottlingBurstLimit: z.number() });
const stage = z.object({
  DefaultRouteSettings: z.optional(limits),
  RouteSettings: z.optional(z.record(z.string(), limits)),
});
const schedule = z.object({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z._default(z.string(), "UTC"),
  State: z.optional(z.string()),
  Target: z.object({ Arn: z.string(), Input: z.string() }),
});
const wake = z.object({ FunctionName: z.string() });
/** Reads the plan. Throws a sentence that names the resource, and the variable, that has no value. */
export function planOf(assembly: Assembly, values: LaptopValues): Plan {
  const all = (type: string) => resourcesOf(assembly.stacks, values, type);
  const functions = new Map(
    all("AWS::Lambda::Function").map((found) => [found.logicalId, functionOf(found, assembly)]),
  );
  const named = (arnOrId: string) => {
    const planned = functions.get(arnOrId.split(":").at(-1) ?? "");
    if (planned) return planned.name;
    throw new Error(`${arnOrId} is not one of the functions`);
  };
  const woken = all("AWS::Lambda::EventSourceMapping").map(({ read }) =>
    named(read(wake).FunctionName),
  );
  const [register] = all("AWS::DynamoDB::GlobalTable");
  if (!register) throw new Error("The templates have no table");
  return {
    functions: [...functions.values()],
    routes: routesOf(all, named),
    schedules: all("AWS::Scheduler::Schedule")
      .map(({ read }) => read(schedule))
      .filter(({ State }) => State !== "DISABLED")
      .map(({ ScheduleExpression, ScheduleExpressionTimezone, Target }) => ({
        target: named(Target.Arn),
        expression: ScheduleExpression,
        timeZone: ScheduleExpressionTimezone,
        input: Target.Input,
        woken: woken.includes(named(Target.Arn)),
      })),
    table: plannedTable(register.read(tableProperties), values.tableName),
  };
}

function functionOf(
  { logicalId, raw, read, resolve }: FoundResource,
  { assets }: Assembly,
): PlannedFunction {
  const { Code, Handler, Timeout, LoggingConfig } = read(lambda);
  const name = LoggingConfig.LogGroup.split("/").at(-1) ?? logicalId;
  const directory = assets.get(Code.S3Key);
  if (directory === undefined) throw new Error(`The bundle of ${name} is not among the assets`);
  const { Environment } = z.parse(variables, raw);
  const environment = Object.entries(Environment?.Variables ?? {}).map(([variable, value]) => {
    try {
      return [variable, String(resolve(value))];
    } catch (fault) {
      throw new Error(`${variable} of ${name}: ${messageOf(fault)}`, { cause: fault });
    }
  });
  return {
    name,
    directory,
    handler: Handler,
    environment: Object.fromEntries(environment),
    timeoutSeconds: Timeout,
  };
}

function routesOf(
  all: (type: string) => readonly FoundResource[],
  named: (arn: string) => string,
): readonly PlannedRoute[] {
  const integrations = new Map(
    all("AWS::ApiGatewayV2::Integration").map(({ logicalId, read }) => [
      logicalId,
      named(read(integration).IntegrationUri),
    ]),
  );
  const settings = all("AWS::ApiGatewayV2::Stage").map(({ read }) => read(stage))[0];
  const unlimited = { ThrottlingRateLimit: 10_000, ThrottlingBurstLimit: 5_000 };
  return all("AWS::ApiGatewayV2::Route").map(({ read }) => {
    const { RouteKey, Target } = read(route);
    const [method = "", path = ""] = RouteKey.split(" ");
    const answeredBy = integrations.get(Target.replace("integrations/", ""));
    if (answeredBy === undefined) throw new Error(`The route ${RouteKey} leads to no function`);
    const { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst } =
      settings?.RouteSettings?.[RouteKey] ?? settings?.DefaultRouteSettings ?? unlimited;
    return { method, path, answeredBy, throttle: { rate, burst } };
  });
}
