import { CfnOutput, CfnParameter, Duration, Stack, type StackProps } from "aws-cdk-lib";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { HttpOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import { CfnWebACL } from "aws-cdk-lib/aws-wafv2";
import type { Construct } from "constructs";

export interface EdgeStackProps extends StackProps {
  /** The address people use, without `https://`. */
  readonly domainName: string;
  /** Its certificate, in us-east-1. */
  readonly certificateArn: string;
}

/** Requests from one address in five minutes; a whole school may share one. */
const mostRequests = 1000;

/**
 * A firewall in front of the gateway, off by default: see infra/docs/decisions/0002-waf-in-front.md.
 * It stands in us-east-1, the one region CloudFront takes firewalls from, so it is told where the
 * gateway is by a parameter and not by a reference.
 */
export class EdgeStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { domainName, certificateArn, ...props }: EdgeStackProps,
  ) {
    super(scope, id, { ...props, env: { region: "us-east-1" } });
    const gateway = new CfnParameter(this, "GatewayHost", {
      description: "The gateway's own host name, as the service stack prints it",
      allowedPattern: "[a-z0-9]+\\.execute-api\\.[a-z0-9-]+\\.amazonaws\\.com",
    });
    const distribution = new Distribution(this, "Front", {
      comment: domainName,
      domainNames: [domainName],
      certificate: Certificate.fromCertificateArn(this, "Certificate", certificateArn),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: HttpVersion.HTTP2_AND_3,
      webAclId: this.#firewall().attrArn,
      defaultBehavior: {
        origin: new HttpOrigin(gateway.valueAsString, {
          protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
        }),
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      },
    });
    new CfnOutput(this, "DnsTarget", { value: distribution.distributionDomainName });
  }

  #firewall(): CfnWebACL {
    const seen = (metricName: string) => ({
      metricName,
      cloudWatchMetricsEnabled: true,
      // A sample would keep whole requests, with the address of whoever reports.
      sampledRequestsEnabled: false,
    });
    return new CfnWebACL(this, "Firewall", {
      scope: "CLOUDFRONT",
      defaultAction: { allow: {} },
      visibilityConfig: seen("Firewall"),
      rules: [
        {
          name: "TooManyFromOneAddress",
          priority: 1,
          action: { block: { customResponse: { responseCode: 429 } } },
          statement: {
            rateBasedStatement: {
              aggregateKeyType: "IP",
              limit: mostRequests,
              evaluationWindowSec: Duration.minutes(5).toSeconds(),
            },
          },
          visibilityConfig: seen("TooManyFromOneAddress"),
        },
      ],
    });
  }
}
