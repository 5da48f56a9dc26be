import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { createServer, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Laptop, startLaptop } from "#infra/local/laptop.ts";
import { scratchAssembly } from "./scratch-assembly.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const anyPort = { port: 0, dynamoPort: 0, mailPort: 0, oidcPort: 0 };

let folder: string;
let synthesised: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "laptop-"));
  synthesised = await scratchAssembly(join(folder, "cdk.out"));
});
afterAll(() => rm(folder, { recursive: true, maxRetries: 3 }));

describe("the laptop cloud", () => {
  let laptop: Laptop;
  const faults: string[] = [];
  beforeAll(async () => {
    const onError = (line: string) => faults.push(line);
    laptop = await startLaptop({ ...anyPort, localDir: join(folder, "one"), synthesised, onError });
  });
  afterAll(() => laptop.close());

  const at = (path: string, init?: RequestInit) => fetch(`${laptop.baseUrl}${path}`, init);
  const behave = (how: string) => at(`/behave/${how}`, { method: "POST", redirect: "manual" });

  it("gives a function its own environment, with laptop values for what AWS makes", async () => {
    const { environment } = JSON.parse(await (await at("/environment")).text());
    expect(environment).toMatchObject({
      BASE_URL: laptop.baseUrl,
      TABLE_NAME: laptop.tableName,
      KEYS: expect.stringMatching(/^[A-Za-z0-9]{64}$/),
      AWS_ENDPOINT_URL_DYNAMODB: laptop.dynamoEndpoint,
      AWS_ENDPOINT_URL_SES: laptop.mailUrl,
      AWS_LAMBDA_FUNCTION_NAME: "echo",
    });
    expect(environment).not.toHaveProperty("PATH");
    expect((await stat(join(folder, "one", "secrets.json"))).mode & 0o777).toBe(0o600);
  });

  it("hands on a form as the gateway does", async () => {
    const answer = await at("/echo/a%20word?x=1&x=2", {
      method: "POST",
      headers: { cookie: "one=1; two=2", "X-Odd": "Yes" },
      body: new URLSearchParams({ field: "value" }),
    });
    const { event } = JSON.parse(await answer.text());
    expect(event).toMatchObject({
      version: "2.0",
      routeKey: "POST /echo/{word}",
      rawPath: "/echo/a word",
      rawQueryString: "x=1&x=2",
      queryStringParameters: { x: "1,2" },
      pathParameters: { word: "a word" },
      cookies: ["one=1", "two=2"],
      isBase64Encoded: true,
      body: Buffer.from("field=value").toString("base64"),
      requestContext: { http: { method: "POST", sourceIp: "127.0.0.1" }, stage: "$default" },
    });
    expect(event.headers).toMatchObject({ "x-odd": "Yes", "x-forwarded-for": "127.0.0.1" });
    expect(event.headers).not.toHaveProperty("cookie");
  });

  it("hands back status, headers, cookies and bytes", async () => {
    const answer = await behave("cookies");
    expect(answer.status).toBe(303);
    expect(answer.headers.getSetCookie()).toEqual(["a=1; Path=/", "b=2"]);
    expect(answer.headers.get("location")).toBe("/");
    expect(await answer.text()).toBe("bytes");
  });

  it("answers what no function answers, in the gateway's words", async () => {
    const told = async (answer: Response) => [answer.status, await answer.text()];
    expect(await told(await at("/nowhere"))).toEqual([404, '{"message":"Not Found"}']);
    expect(await told(await at("/environment/"))).toEqual([404, '{"message":"Not Found"}']);
    expect(await told(await at("/echo/%E0%A4%A", { method: "POST" }))).toEqual([
      400,
      '{"message":"Bad Request"}',
    ]);
    expect((await at("/environment", { method: "HEAD" })).status).toBe(404);
    const body = Buffer.alloc(10 * 1024 * 1024 + 1);
    expect((await at("/echo/long", { method: "POST", body })).status).toBe(413);
  });

  it("holds a route to its own limit", async () => {
    const answers = await Promise.all([at("/rare"), at("/rare"), at("/rare")]);
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
      200, 200, 429,
    ]);
    const limited = answers.find(({ status }) => status === 429);
    expect(limited?.headers.get("retry-after")).toBe("2");
  });

  it("answers for a function that throws, crashes, hangs or answers nonsense, and goes on", async () => {
    expect((await behave("throw")).status).toBe(500);
    expect((await behave("odd-headers")).status).toBe(500);
    expect((await behave("crash")).status).toBe(500);
    expect((await at("/environment")).status).toBe(200);
    const [late, stuck] = await Promise.all([behave("wait"), pause(50).then(() => behave("hang"))]);
    expect([late.status, stuck.status]).toEqual([503, 503]);
    await pause(1_200);
    expect((await at("/environment")).status).toBe(200);
    const log = await readFile(join(folder, "one", "logs", "functions.log"), "utf8");
    expect(log).toMatch(/a planned fault/);
    expect(faults.join("\n")).toMatch(/a planned crash/);
  });

  it("survives a client that goes away", async () => {
    const sent = request(`${laptop.baseUrl}/echo/x`, {
      method: "POST",
      headers: { "content-length": 9 },
    });
    sent.on("error", () => undefined).write("half");
    await pause(50);
    sent.destroy();
    expect((await at("/environment")).status).toBe(200);
  });

  it("starts a job by hand, for an instant", async () => {
    const run = (args: readonly string[], localDir: string) =>
      new Promise<{ code: unknown; out: string; said: string }>((resolve) => {
        const env = { ...process.env, LOCAL_DIR: localDir };
        execFile(
          process.execPath,
          [here("../../infra/local/job.ts"), ...args],
          { env },
          (fault, out, said) => resolve({ code: fault?.code ?? 0, out, said }),
        );
      });
    const [done, unknown, absent] = await Promise.all([
      run(["count-starts", "--at", "2026-11-22T09:15:00.5Z"], laptop.localDir),
      run(["nothing"], laptop.localDir),
      run(["count-starts"], join(folder, "empty")),
    ]);
    expect(done).toMatchObject({ code: 0, said: expect.stringContaining("count-starts") });
    expect(JSON.parse(done.out)).toEqual({ job: "count-starts", at: "2026-11-22T09:15:00Z" });
    expect(unknown).toMatchObject({
      code: 1,
      out: "",
      said: expect.stringContaining("count-starts"),
    });
    expect(absent).toMatchObject({ code: 1, out: "", said: expect.stringContaining("npm start") });
  });
});

describe("the start of the laptop cloud", () => {
  const serve = (localDir: string, more: Record<string, string> = {}) => {
    const ports = { PORT: "0", DYNAMODB_PORT: "0", MAIL_PORT: "0", OIDC_PORT: "0" };
    const env = {
      ...process.env,
      ...ports,
      LOCAL_DIR: localDir,
      SYNTHESISED: synthesised,
      ...more,
    };
    return spawn(process.execPath, [here("../../infra/local/serve.ts")], { env });
  };
  const ready = async (child: ChildProcess) => {
    let said = "";
    for await (const piece of child.stdout ?? []) {
      said += String(piece);
      const [, url] = /^Ready: (\S+)$/m.exec(said) ?? [];
      if (url !== undefined) return url;
    }
    throw new Error(`Not ready: ${said}`);
  };
  const ended = async (child: ChildProcess) => {
    const [code, signal] = await once(child, "exit");
    return code ?? signal;
  };

  it("goes on with the same secrets after it was killed, and ends cleanly when told", async () => {
    const localDir = join(folder, "two");
    const keys = async (url: string) =>
      (await (await fetch(`${url}/environment`)).json()).environment.KEYS;
    const first = serve(localDir);
    const before = await keys(await ready(first));
    first.kill("SIGKILL");
    await ended(first);
    const second = serve(localDir);
    expect(await keys(await ready(second))).toBe(before);
    second.kill("SIGTERM");
    expect(await ended(second)).toBe(0);
  });

  it.each(["PORT", "DYNAMODB_PORT", "MAIL_PORT", "OIDC_PORT"])(
    "names %s when it is taken",
    async (variable) => {
      const other = createServer().listen(0, "127.0.0.1");
      await once(other, "listening");
      const address = other.address();
      const port = address !== null && typeof address === "object" ? String(address.port) : "";
      const child = serve(join(folder, variable), { [variable]: port });
      let said = "";
      child.stderr?.on("data", (piece) => {
        said += String(piece);
      });
      expect(await ended(child)).toBe(1);
      expect(said).toContain(`${variable}=`);
      expect(said).toContain(`Port ${port} is taken`);
      other.close();
    },
  );
});
