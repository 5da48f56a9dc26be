import { CfnOutput, RemovalPolicy, Stack } from "aws-cdk-lib";
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  Identity,
  SuppressionReasons,
} from "aws-cdk-lib/aws-ses";
import { Construct } from "constructs";

/**
 * The right to send mail in the school's name. Prints the three DNS records that prove it: until
 * they stand in the domain's DNS, SES sends nothing.
 */
export class SchoolMail extends Construct {
  readonly identityArn: string;
  readonly configurationSet: ConfigurationSet;
  readonly configurationSetName: string;
  readonly configurationSetArn: string;

  /** @param from the sender's address; its domain becomes the identity. */
  constructor(scope: Construct, id: string, from: string) {
    super(scope, id);
    const configurationSet = new ConfigurationSet(this, "ConfigurationSet", {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    const identity = new EmailIdentity(this, "Domain", {
      identity: Identity.domain(from.slice(from.lastIndexOf("@") + 1)),
      configurationSet,
    });
    identity.applyRemovalPolicy(RemovalPolicy.RETAIN);
    this.identityArn = identity.emailIdentityArn;
    this.configurationSet = configurationSet;
    this.configurationSetName = configurationSet.configurationSetName;
    this.configurationSetArn = Stack.of(this).formatArn({
      service: "ses",
      resource: "configuration-set",
      resourceName: configurationSet.configurationSetName,
    });
    identity.dkimRecords.forEach(({ name, value }, place) => {
      new CfnOutput(this, `DkimRecord${place + 1}`, { value: `${name} CNAME ${value}` });
    });
  }
}
