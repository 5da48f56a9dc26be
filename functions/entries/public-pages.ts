import { readdirSync } from "node:fs";
import { join } from "node:path";
import { publicPages } from "#functions/handlers/public-pages.ts";
import { fileBeside, schoolBeside, settingsFor, system, taskRoot } from "#functions/world.ts";

const { BASE_URL } = settingsFor("BASE_URL");
const folder = "assets";
const built = new Map(
  readdirSync(join(taskRoot(), folder)).map((file) => [file, fileBeside(join(folder, file))]),
);

export const handler = publicPages({
  ...system(),
  baseUrl: BASE_URL,
  school: schoolBeside(),
  asset: (file) => built.get(file),
});
