/**
 * Stands in for `@smithy/core/event-streams`. Neither DynamoDB nor SES answers in streams of events,
 * but one import of it at run time makes the bundler keep half of the SDK whole: 60 KB, and zlib.
 */
export class EventStreamSerde {
  constructor() {
    throw new Error("Streams of events are not in the bundles: see infra/bundling/quick-start.ts");
  }
}

export const eventStreamSerdeProvider = (options) => new EventStreamSerde(options);
