import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import ICAL from "ical.js";
import { expect, it } from "vitest";
import { aLaptop, mailsAbout } from "#test/support/laptop.ts";

const laptop = aLaptop();
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const run = promisify(execFile);

/** Runs a script of the laptop cloud beside the one that runs. Its last line. */
async function script(name: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [here(`../../infra/local/${name}.ts`), ...args], {
    env: { ...process.env, LOCAL_DIR: laptop.localDir },
  });
  return stdout.trim().split("\n").at(-1) ?? "";
}

it("tells all governors, the headteacher and the clerk, with a day for their calendars", async () => {
  const at = "2026-11-23T09:30:00Z";
  expect(JSON.parse(await script("job", "annual-review", "--at", at))).toMatchObject({
    ...{ opened: 1, notices: 5 },
  });
  const mails = await mailsAbout(laptop, "annual review", { count: 5 });
  expect(mails.flatMap(({ destination }) => destination.to).toSorted()).toEqual(
    ["amara.osei", "dorothy.marchetti", "ewan.sutherland", "farida.rahman", "george.penhale"].map(
      (name) => expect.stringContaining(`${name}@example.org`),
    ),
  );
  const files = mails.map(({ attachments = [] }) => attachments[0]?.content ?? "");
  const days = files.map((content) => {
    const parsed = ICAL.parse(Buffer.from(content, "base64").toString());
    const event = new ICAL.Component(parsed).getFirstSubcomponent("vevent");
    return event && new ICAL.Event(event).startDate.toString();
  });
  expect(days).toEqual(mails.map(() => "2027-01-04"));
  expect(JSON.parse(await script("job", "annual-review", "--at", at))).toMatchObject({
    ...{ opened: 0, notices: 0 },
  });
  expect(await script("verify-history")).toMatch(/^1 history is whole/);
});
