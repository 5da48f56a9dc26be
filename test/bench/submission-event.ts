import type { APIGatewayProxyEventV2 } from "aws-lambda";

const description =
  "A parent showed the class teacher a public post in which a member of staff is mocked by name " +
  "and pupils of Reception are described so that others could recognise them. The post had been " +
  "shared eleven times. The teacher wrote down the address and the time and told the headteacher. ";

/** What one incident tells: about 0.75 KB of JSON, different for each number. */
const incidentOf = (number: number) => ({
  kind: "breach",
  categories: ["harassment", "privacy"],
  description: `${description}(${number})`,
  occurredOn: "2025-11-20",
  occurredAt: "14:30",
  place: "online",
  site: "facebook",
  people: [{ name: "Quentin Exampleton", relationship: "parent-carer", involvement: "alleged" }],
  reporter: { relationship: "staff", name: "Zuleika Examplova", email: "zuleika@school.example" },
  immediateAction: "Asked for the post to be taken down; the office wrote down its address.",
});

const sourceIp = "192.0.2.77";
const userAgent = "bench-browser/1.0";
const idempotencyKeyOf = (number: number) => `bench-key-${String(number).padStart(12, "0")}`;

/** The request of API Gateway (payload 2.0) that submits incident `number`: always the same one. */
export function submissionEvent(number: number): APIGatewayProxyEventV2 {
  const path = "/api/incidents";
  const domainName = "bench.execute-api.eu-west-2.amazonaws.com";
  return {
    version: "2.0",
    routeKey: `POST ${path}`,
    rawPath: path,
    rawQueryString: "",
    headers: {
      accept: "application/json",
      "content-type": "application/json",
      host: domainName,
      "idempotency-key": idempotencyKeyOf(number),
      "user-agent": userAgent,
      "x-forwarded-for": sourceIp,
      "x-forwarded-port": "443",
      "x-forwarded-proto": "https",
    },
    requestContext: {
      accountId: "000000000000",
      apiId: "bench",
      domainName,
      domainPrefix: "bench",
      http: { method: "POST", path, protocol: "HTTP/1.1", sourceIp, userAgent },
      // As long as the gateway's own: it stands in the log line.
      requestId: `bench${String(number).padStart(11, "0")}`,
      routeKey: `POST ${path}`,
      stage: "$default",
      time: "20/Nov/2025:14:30:00 +0000",
      timeEpoch: 1_763_649_000_000,
    },
    body: JSON.stringify(incidentOf(number)),
    isBase64Encoded: false,
  };
}

/** What no log may hold of incident `number`: who, where from, what about, and the secrets. */
export const privateWords = (number: number): readonly string[] => [
  "Quentin",
  "Exampleton",
  "Zuleika",
  "Examplova",
  "school.example",
  "mocked by name",
  "taken down",
  sourceIp,
  userAgent,
  idempotencyKeyOf(number),
];
