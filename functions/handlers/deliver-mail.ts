import { job } from "#functions/http/job.ts";
import { letterFor } from "#functions/views/mails/letter-for.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";
import type { Incidents, SuppressedAddresses, World } from "#shared/ports.ts";
import { deliverMail } from "#shared/use-cases/deliver-mail.ts";

type Parts = Pick<World, "messages" | "due" | "mailer" | "clock" | "ids" | "log"> & {
  readonly incidents: Pick<Incidents, "find" | "settle">;
  readonly suppressed: Pick<SuppressedAddresses, "find">;
  readonly school: SchoolProfile;
  readonly baseUrl: string;
};

/** Does whatever is due: woken by the table's stream at once, by the schedule every minute. */
export const deliverMailJob = (parts: Parts) =>
  job({ ...parts, name: "deliver-mail" }, async ({ mayGoOn }) => {
    const { school, baseUrl } = parts;
    const told = await deliverMail(
      {
        ...parts,
        write: (message) => ({ to: message.to, ...letterFor(message, school, baseUrl) }),
      },
      mayGoOn,
    );
    return { ...told };
  });
