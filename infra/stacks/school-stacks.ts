import type { App } from "aws-cdk-lib";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { Choices } from "./choices.ts";
import { DataStack } from "./data-stack.ts";
import { EdgeStack } from "./edge-stack.ts";
import { type Bundles, ServiceStack } from "./service-stack.ts";

/** The stacks of one school at one stage: what survives, what may be thrown away, what is in front. */
export interface SchoolStacks {
  readonly data: DataStack;
  readonly service: ServiceStack;
  readonly edge?: EdgeStack;
}

/** Adds them to the app. No stack knows its account or region, so synthesis asks nobody anything. */
export function addSchoolStacks(
  app: App,
  { profile, bundles, choices }: { profile: SchoolProfile; bundles: Bundles; choices: Choices },
): SchoolStacks {
  const { stage, keyGenerations, domain, certificate, waf, alarmEmail, siteSources } = choices;
  const name = `SocialMediaPolicy-${profile.id}-${stage}`;
  const inFront = waf === "on" && domain !== undefined && certificate !== undefined;
  const data = new DataStack(app, `${name}-Data`, {
    description: `Social media policy of ${profile.name} (${stage}): what must survive`,
    profile,
    keyGenerations,
  });
  const service = new ServiceStack(app, `${name}-Service`, {
    description: `Social media policy of ${profile.name} (${stage}): what may be made again`,
    profile,
    stage,
    data,
    bundles,
    siteSources,
    domain:
      domain === undefined
        ? undefined
        : { name: domain, certificateArn: inFront ? undefined : certificate },
    alarmEmail,
  });
  if (!inFront) return { data, service };
  const edge = new EdgeStack(app, `${name}-Edge`, {
    description: `Social media policy of ${profile.name} (${stage}): the firewall in front`,
    domainName: domain,
    certificateArn: certificate,
  });
  return { data, service, edge };
}
