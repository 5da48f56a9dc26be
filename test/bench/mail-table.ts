import { startDynalite } from "#infra/local/dynalite.ts";

/** The laptop's table engine in a process of its own: it must not take the senders' time. */
const { endpoint } = await startDynalite();
process.on("disconnect", () => process.exit());
process.send?.(endpoint);
