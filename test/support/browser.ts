import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";

const modules = fileURLToPath(new URL("../../node_modules/", import.meta.url));
const unpack = fileURLToPath(new URL("./unpack-chromium.ts", import.meta.url));

/**
 * The browser of the package, unpacked once a version. The package unpacks into the temp folder and
 * takes whatever it finds there, so it is given an empty one, which is moved into its place when whole.
 */
async function executable(): Promise<string> {
  const { version } = JSON.parse(
    readFileSync(join(modules, "@sparticuz", "chromium", "package.json"), "utf8"),
  ) as { version: string };
  const cache = join(modules, ".cache");
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return join(folder, "chromium");
  await mkdir(cache, { recursive: true });
  const draft = await mkdtemp(`${folder}-`);
  const env = { ...process.env, TMPDIR: draft };
  await promisify(execFile)(process.execPath, [unpack], { env });
  // Another test file may have been first.
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }));
  return join(folder, "chromium");
}

/** Not the package's own arguments: those switch off the very rules that keep origins apart. */
const flags = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-pings"];

export interface TestBrowser {
  /** A page in a profile of its own, open until the file ends. Nothing it waits for takes long. */
  readonly open: (options?: BrowserContextOptions) => Promise<Page>;
}

/** One browser for the tests of a file. */
export function aBrowser(): TestBrowser {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: await executable(), args: flags });
  }, 60_000);
  afterAll(() => browser?.close());
  return {
    open: async (options) => {
      if (!browser) throw new Error("The browser has not been started yet");
      const context = await browser.newContext({ locale: "en-GB", ...options });
      context.setDefaultTimeout(10_000);
      return context.newPage();
    },
  };
}
