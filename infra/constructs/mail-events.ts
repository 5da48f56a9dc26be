import { Duration } from "aws-cdk-lib";
import { EventInvokeConfig, type IFunction } from "aws-cdk-lib/aws-lambda";
import {
  type ConfigurationSet,
  ConfigurationSetEventDestination,
  EmailSendingEvent,
  EventDestination,
} from "aws-cdk-lib/aws-ses";
import { Topic } from "aws-cdk-lib/aws-sns";
import { LambdaSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Construct } from "constructs";
import type { FailureQueue } from "./failure-queue.ts";

export interface MailEventsProps {
  readonly configurationSet: ConfigurationSet;
  /** Told of every event, one a call. */
  readonly target: IFunction;
  /** For events that could not be handed to the function. */
  readonly notStarted: FailureQueue;
  /** For events that were handed over and failed. The target's role must be allowed to send to it. */
  readonly failed: FailureQueue;
}

/**
 * Tells a function what becomes of the school's mail. Opens and clicks are never asked for: nobody is
 * watched reading.
 *
 * The topic has no key of its own. It keeps an event only until it is handed over, on disks that are
 * encrypted anyway, and takes nothing without TLS, from the one configuration set alone.
 */
export class MailEvents extends Construct {
  constructor(scope: Construct, id: string, props: MailEventsProps) {
    super(scope, id);
    const { configurationSet, target, notStarted, failed } = props;
    const topic = new Topic(this, "Topic", { enforceSSL: true });
    new ConfigurationSetEventDestination(this, "Destination", {
      configurationSet,
      destination: EventDestination.snsTopic(topic),
      events: [
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
      ],
    });
    topic.addSubscription(new LambdaSubscription(target, { deadLetterQueue: notStarted }));
    new EventInvokeConfig(this, "WhenItFails", {
      function: target,
      maxEventAge: Duration.hours(6),
      retryAttempts: 2,
      onFailure: { bind: () => ({ destination: failed.queueArn }) },
    });
  }
}
