import type { Answer } from "#functions/http/answers.ts";
import { json, problem, withHeaders } from "#functions/http/answers.ts";
import { api, type Surroundings } from "#functions/http/api.ts";
import type { RateLimit } from "#functions/http/rate-limit.ts";
import { readJson, tooMany } from "#functions/http/read-json.ts";
import { pathTo } from "#shared/contract/routes.ts";
import { receiptInGroups } from "#shared/domain/incident/receipt.ts";
import { readSubmission } from "#shared/domain/incident/submission.ts";
import { toEpochSeconds } from "#shared/domain/time.ts";
import type { Incidents, World } from "#shared/ports.ts";
import { type School, type Submitted, submitIncident } from "#shared/use-cases/submit-incident.ts";

type Parts = Surroundings &
  Pick<World, "keyRing" | "ids"> & {
    readonly incidents: Pick<Incidents, "add">;
    readonly school: School;
    readonly limit: RateLimit;
  };

const idempotencyKey = /^[A-Za-z0-9_-]{16,64}$/;

const created = ({ incident, receipt }: Submitted): Answer =>
  withHeaders(
    json(
      {
        reference: incident.reference,
        receipt: receiptInGroups(receipt),
        status: "received",
        receivedAt: incident.receivedAt,
      },
      201,
    ),
    { location: pathTo("incident", { reference: incident.reference }) },
  );

/** `POST /api/incidents`: an incident as JSON. The same request again gets the same answer. */
export const submitIncidentApi = (parts: Parts) =>
  api(parts, async (request) => {
    const now = parts.clock.now();
    const wait = parts.limit.take(request.sourceAddress, toEpochSeconds(now));
    if (wait !== undefined) return tooMany(wait);

    const key = request.header("idempotency-key");
    if (!idempotencyKey.test(key)) {
      return problem({
        status: 400,
        title: "Bad request",
        detail:
          "Send the header Idempotency-Key: 16 to 64 of A-Z, a-z, 0-9, _ and -, new for each incident.",
      });
    }
    const sent = readJson(request);
    if (!sent.ok) return sent.answer;

    const told = readSubmission(sent.value, now);
    if (!told.ok) {
      return problem({
        status: 422,
        title: "The incident is not complete or not right",
        detail: "Correct what is listed and send it again. Nothing was recorded.",
        errors: told.refused,
      });
    }
    const outcome = await submitIncident(parts, parts.school, {
      idempotencyKey: key,
      told: told.value,
    });
    if (outcome.ok) return created(outcome.value);
    return problem({
      status: 422,
      title: "This Idempotency-Key was used for another incident",
      detail: "Send a new Idempotency-Key for a new incident. Nothing was changed.",
    });
  });
