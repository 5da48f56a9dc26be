import { CfnOutput, Duration, Stack, type StackProps } from "aws-cdk-lib";
import { Alarm } from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import type { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import type { Construct } from "constructs";
import { allowMail, allowStream, allowTable } from "#infra/constructs/duties.ts";
import { FailureQueue } from "#infra/constructs/failure-queue.ts";
import { LambdaFunction } from "#infra/constructs/lambda-function.ts";
import { MailEvents } from "#infra/constructs/mail-events.ts";
import { type OwnDomain, PageGateway } from "#infra/constructs/page-gateway.ts";
import { ScheduledJob } from "#infra/constructs/scheduled-job.ts";
import { StaffSignIn } from "#infra/constructs/staff-directory.ts";
import { StreamWake } from "#infra/constructs/stream-wake.ts";
import {
  type DeployedFunction,
  type FunctionName,
  functions,
  type ToldFunction,
} from "#shared/contract/functions.ts";
import { type JobName, type Schedule, schedules } from "#shared/contract/schedules.ts";
import { type Settings, usualSiteSources } from "#shared/contract/settings.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { DataStack } from "./data-stack.ts";

/** Where each function's bundle lies: an absolute folder. */
export type Bundles = Readonly<Record<FunctionName, string>>;

export interface ServiceStackProps extends StackProps {
  readonly profile: SchoolProfile;
  readonly stage: string;
  readonly data: DataStack;
  readonly bundles: Bundles;
  readonly domain?: OwnDomain | undefined;
  /** The sources of the site list that are asked; the usual ones if not given. */
  readonly siteSources?: string | undefined;
  /** Who is written to when an alarm goes off; nobody if not given. */
  readonly alarmEmail?: string | undefined;
}

/** What may be thrown away and made again: functions, gateway, schedules, alarms. */
export class ServiceStack extends Stack {
  readonly gateway: PageGateway;
  readonly #props: ServiceStackProps;
  readonly #settings: Settings;

  constructor(scope: Construct, id: string, props: ServiceStackProps) {
    super(scope, id, props);
    this.#props = props;
    this.gateway = new PageGateway(this, "Gateway", {
      logGroupName: `/aws/vendedlogs${this.#logFolder()}/access`,
      domain: props.domain,
    });
    this.#settings = this.#settingsOf(props);
    this.gateway.open({
      "public-pages": this.#page("public-pages"),
      policy: this.#page("policy"),
      sites: this.#page("sites"),
      "site-desk": this.#page("site-desk"),
      "report-form": this.#page("report-form"),
      "submit-incident": this.#page("submit-incident"),
      "follow-up": this.#page("follow-up"),
      "sign-in": this.#page("sign-in"),
      register: this.#page("register"),
      incident: this.#page("incident"),
      summary: this.#page("summary"),
      acknowledge: this.#page("acknowledge"),
      "policy-questions": this.#page("policy-questions"),
      review: this.#page("review"),
      settings: this.#page("settings"),
      stakeholders: this.#page("stakeholders"),
      reminders: this.#page("reminders"),
      evidence: this.#page("evidence"),
      monitoring: this.#page("monitoring"),
      audit: this.#page("audit"),
      messages: this.#page("messages"),
    });
    this.#job("deliver-mail", Duration.seconds(60));
    this.#job("remind-policy", Duration.seconds(60));
    this.#job("annual-review", Duration.seconds(60));
    // It waits between requests; the longest that a function may run.
    this.#job("refresh-sites", Duration.minutes(15));
    this.#toldOfMail("mail-feedback");
    if (props.alarmEmail !== undefined) this.#tell(props.alarmEmail);
    this.#tellWhereItIs();
  }

  #settingsOf({ profile, data, siteSources }: ServiceStackProps): Settings {
    const { baseUrl } = this.gateway;
    return {
      TABLE_NAME: data.register.tableName,
      SCHOOL_ID: profile.id,
      REFERENCE_PREFIX: profile.referencePrefix,
      BASE_URL: baseUrl,
      KEYS: data.keyRing.references,
      SUBMIT_BURST: "120",
      MAIL_FROM: profile.mail.from,
      MAIL_REPLY_TO: profile.mail.replyTo,
      MAIL_CONFIGURATION_SET: data.mail.configurationSetName,
      MAIL_RATE: `${profile.mail.ratePerSecond ?? 14}`,
      OIDC_ISSUER: data.staff.userPoolProviderUrl,
      OIDC_CLIENT_ID: new StaffSignIn(this, "StaffSignIn", data.staff, baseUrl).clientId,
      OIDC_GROUPS_CLAIM: "cognito:groups",
      SITE_SOURCES: siteSources ?? usualSiteSources,
      SITE_SOURCES_AT: "internet",
    };
  }

  #page(name: FunctionName): LambdaFunction {
    return this.#function(name, Duration.seconds(10));
  }

  #job(name: JobName, timeout: Duration): void {
    const { stream }: DeployedFunction = functions[name];
    const schedule: Schedule = schedules[name];
    const { target, notStarted, failed } = this.#withQueues(name, timeout);
    new ScheduledJob(this, `${pascal(name)}Job`, {
      job: name,
      schedule,
      target,
      notStarted,
      failed,
    });
    if (stream) {
      new StreamWake(this, `${pascal(name)}Wake`, { streamArn: this.#streamArn(), target, failed });
    }
  }

  #toldOfMail(name: ToldFunction): void {
    const { configurationSet } = this.#props.data.mail;
    const parts = this.#withQueues(name, Duration.seconds(30));
    new MailEvents(this, `${pascal(name)}Events`, { configurationSet, ...parts });
  }

  /** A function that nobody waits for, and a queue for each of the two ways to lose its work. */
  #withQueues(name: FunctionName, timeout: Duration) {
    const { impact } = functions[name];
    const queue = (id: string) =>
      new FailureQueue(this, `${pascal(name)}${id}`, { impact, runbook: name });
    const [notStarted, failed] = [queue("NotStarted"), queue("Failed")];
    return { target: this.#function(name, timeout, [failed.allowSend()]), notStarted, failed };
  }

  #function(name: FunctionName, timeout: Duration, besides: readonly PolicyStatement[] = []) {
    const { bundles } = this.#props;
    const deployed: DeployedFunction = functions[name];
    return new LambdaFunction(this, pascal(name), {
      name,
      impact: deployed.impact,
      directory: bundles[name],
      logGroupName: `${this.#logFolder()}/${name}`,
      timeout,
      environment: Object.fromEntries(
        deployed.settings.map((setting) => [setting, this.#settings[setting]]),
      ),
      may: [...this.#dutiesOf(deployed), ...besides],
    });
  }

  #dutiesOf({ table, sendsMail, stream }: DeployedFunction): readonly PolicyStatement[] {
    const { data, profile } = this.#props;
    return [
      ...allowTable(data.register, table),
      ...(sendsMail ? [allowMail(data.mail, profile.mail.from)] : []),
      ...(stream ? [allowStream(this.#streamArn())] : []),
    ];
  }

  #streamArn(): string {
    const { tableStreamArn } = this.#props.data.register;
    if (tableStreamArn === undefined) throw new Error("The register's table has no stream");
    return tableStreamArn;
  }

  #logFolder(): string {
    const { profile, stage } = this.#props;
    return `/social-media-policy/${profile.id}/${stage}`;
  }

  #tellWhereItIs(): void {
    const { baseUrl, api, domainTarget } = this.gateway;
    new CfnOutput(this, "Address", { value: baseUrl });
    const host = `${api.apiId}.execute-api.${this.region}.${this.urlSuffix}`;
    new CfnOutput(this, "GatewayHost", { value: host });
    if (domainTarget !== undefined) new CfnOutput(this, "DnsTarget", { value: domainTarget });
  }

  /** Alarms hold no word of an incident, so the topic needs no key of its own, only TLS. */
  #tell(alarmEmail: string): void {
    const topic = new Topic(this, "Alarms", { enforceSSL: true });
    topic.addSubscription(new EmailSubscription(alarmEmail));
    for (const child of this.node.findAll()) {
      if (child instanceof Alarm) child.addAlarmAction(new SnsAction(topic));
    }
  }
}

/** `deliver-mail` becomes `DeliverMail`: the name of its resources. */
const pascal = (name: string): string =>
  name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
