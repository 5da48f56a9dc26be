import { Duration, RemovalPolicy } from "aws-cdk-lib";
import {
  CfnApiMapping,
  CfnStage,
  DomainName,
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  SecurityPolicy,
} from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { type PageFunction, type Route, routes } from "#shared/contract/routes.ts";
import { ImpactAlarm } from "./impact-alarm.ts";

/** An address of the school's own. */
export interface OwnDomain {
  readonly name: string;
  /** The certificate, in this region, that proves it; none if what stands in front carries it. */
  readonly certificateArn?: string | undefined;
}

export interface PageGatewayProps {
  readonly logGroupName: string;
  readonly domain?: OwnDomain | undefined;
}

/** The front door: the routes of `contract/routes.ts`, each with its own limit, and no other. */
export class PageGateway extends Construct {
  readonly api: HttpApi;
  /** The address people use, without a slash at the end. */
  readonly baseUrl: string;
  /** What the school's DNS must point to, if the gateway carries the domain. */
  readonly domainTarget: string | undefined;
  readonly #logGroupName: string;
  readonly #own: DomainName | undefined;
  readonly #integrations = new Map<PageFunction, HttpLambdaIntegration>();

  constructor(scope: Construct, id: string, { logGroupName, domain }: PageGatewayProps) {
    super(scope, id);
    this.#logGroupName = logGroupName;
    this.api = new HttpApi(this, "Api", {
      createDefaultStage: false,
      disableExecuteApiEndpoint: domain?.certificateArn !== undefined,
    });
    this.#own = domain?.certificateArn
      ? this.#carry(domain.name, domain.certificateArn)
      : undefined;
    this.domainTarget = this.#own?.regionalDomainName;
    this.baseUrl = domain ? `https://${domain.name}` : this.api.apiEndpoint;
    // What people see, whoever is to blame: a function's own alarm knows nothing of a gateway that
    // may not start it, or that gave up waiting for it.
    new ImpactAlarm(this, "ServerErrors", {
      impact: "People are shown an error instead of a page, or their report is not taken.",
      runbook: "front-door",
      metric: this.api.metricServerError({ period: Duration.minutes(5), statistic: "Sum" }),
    });
  }

  /** Opens every route. To be called once, when the functions that answer exist. */
  open(functions: Readonly<Record<PageFunction, IFunction>>): void {
    const stage = this.#stage();
    if (this.#own) this.#mapTo(this.#own, stage);
    for (const [name, route] of Object.entries<Route>(routes)) {
      for (const method of route.methods) {
        const opened = new HttpRoute(this, `${name}${method}`, {
          httpApi: this.api,
          routeKey: HttpRouteKey.with(route.path, HttpMethod[method]),
          integration: this.#integration(route.answeredBy, functions),
        });
        // A limit can only be set on a route that exists.
        stage.node.addDependency(opened);
      }
    }
  }

  #integration(
    name: PageFunction,
    functions: Readonly<Record<PageFunction, IFunction>>,
  ): HttpLambdaIntegration {
    const known = this.#integrations.get(name);
    if (known) return known;
    const made = new HttpLambdaIntegration(name, functions[name]);
    this.#integrations.set(name, made);
    return made;
  }

  #stage(): CfnStage {
    const accessLog = new LogGroup(this, "AccessLog", {
      logGroupName: this.#logGroupName,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    return new CfnStage(this, "Stage", {
      apiId: this.api.apiId,
      stageName: "$default",
      autoDeploy: true,
      accessLogSettings: { destinationArn: accessLog.logGroupArn, format: accessLogFormat },
      defaultRouteSettings: { throttlingRateLimit: 10, throttlingBurstLimit: 20 },
      routeSettings: limits(),
    });
  }

  #carry(domainName: string, certificateArn: string): DomainName {
    return new DomainName(this, "Domain", {
      domainName,
      certificate: Certificate.fromCertificateArn(this, "Certificate", certificateArn),
      securityPolicy: SecurityPolicy.TLS_1_2,
    });
  }

  #mapTo({ name }: DomainName, stage: CfnStage): void {
    new CfnApiMapping(this, "Mapping", {
      apiId: this.api.apiId,
      domainName: name,
      stage: stage.ref,
    });
  }
}

/** Neither the address that asked nor the path with its values: a reporter may be anonymous. */
const accessLogFormat = JSON.stringify({
  requestId: "$context.requestId",
  route: "$context.routeKey",
  status: "$context.status",
  latency: "$context.responseLatency",
});

/** The gateway's own words for the limits: `{ "GET /report": { ThrottlingRateLimit, … } }`. */
const limits = () =>
  Object.fromEntries(
    Object.values<Route>(routes).flatMap(({ path, methods, throttle }) =>
      methods.map((method) => [
        `${method} ${path}`,
        { ThrottlingRateLimit: throttle.rate, ThrottlingBurstLimit: throttle.burst },
      ]),
    ),
  );
