import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import { SourceMap } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, inject, it } from "vitest";
import { discoverFunctions } from "../../../infra/discover.ts";
import { startFunctionHost } from "../../../infra/local/functions/host.ts";
import { functionsThatWrite, hostedFunctions } from "../../../infra/local/functions/hosted-functions.ts";
import type { HostedFunction } from "../../../infra/local/functions/sandboxes.ts";
import { loadAssembly } from "../../../infra/local/template/assembly.ts";
import { resolver } from "../../../infra/local/template/resolve.ts";
import { reachOf } from "../../../infra/reach.ts";
import { useHostedFunction } from "../../support/hosted.ts";
import { workerSandboxes } from "../../support/worker.ts";
import { debugWorkers } from "../../support/worker-debugger.ts";

const tried = useHostedFunction();

/** A server that answers as told, and where. */
async function serverOf(answer?: RequestListener) {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe("a function whose code is replaced", () => {
  it("ends a request under way with the code that it began with", async () => {
    const { server, url } = await serverOf();
    await tried.write(`export const handler = async () => {
      await fetch("${url}");
      return "before";
    };`);
    const asked = once(server, "request");
    const underWay = tried.invoke();
    const [, answer] = await asked;
    await tried.write(`export const handler = () => "after";`);
    expect(await tried.invoke()).toBe("after");
    answer.end();
    expect(await underWay).toBe("before");
    expect(await tried.invoke()).toBe("after");
    server.close();
  });
});

describe("functions that share a thread", () => {
  it("see their own environment alone", async () => {
    const folder = await mkdtemp(join(tmpdir(), "cqp-shared-"));
    const module = join(folder, "tells.mjs");
    await writeFile(
      module,
      `import { threadId } from "node:worker_threads";
      export const handler = () => ({ thread: threadId, environment: { ...process.env } });`,
    );
    const alike = {
      module,
      shared: { ONE: "1", OTHER: "2" },
      timeoutSeconds: 30,
      memoryMegabytes: 128,
      statements: "[]",
    };
    const host = startFunctionHost(
      new Map<string, HostedFunction>([
        ["one", { ...alike, name: "one", environment: { ONE: "1" } }],
        ["other", { ...alike, name: "other", environment: { OTHER: "2" } }],
      ]),
      workerSandboxes(),
      join(folder, "logs"),
      () => undefined,
      () => 0,
    );
    const told = [await host.invoke("one", {}), await host.invoke("other", {}), await host.invoke("one", {})];
    await host.stop();
    await rm(folder, { recursive: true, force: true });
    const { thread } = told[0] as { thread: number };
    expect(told).toEqual([
      { thread, environment: { ONE: "1" } },
      { thread, environment: { OTHER: "2" } },
      { thread, environment: { ONE: "1" } },
    ]);
  });

  it("are all those of the template", async () => {
    const assembly = await loadAssembly(inject("assembly"));
    const hosted = hostedFunctions(assembly, resolver(assembly, new Map([["local.api", "http://api"]])), {});
    const kinds = new Set([...hosted.values()].map(({ shared }) => JSON.stringify(shared)));
    expect(kinds.size).toBe(1);
  });
});

describe("a function that throws", () => {
  const source = [
    "interface Wanted { line: number }",
    "function failing({ line }: Wanted): never {",
    '  throw new TypeError("meant on line " + line);',
    "}",
    "export const handler = () => {",
    "  failing({ line: 3 });",
    "};",
  ].join("\n");

  it("has a trace that names the lines of its source", async () => {
    await tried.write(source);
    const error = await tried.invoke().catch((failed: unknown) => String(failed));
    expect(error).toContain("TypeError: meant on line 3");
    expect(error).toMatch(/functions\/tried\.ts:3:9\)?\n/);
    expect(error).toMatch(/functions\/tried\.ts:6:3\)?\n/);
  });

  it("logs such a trace as it is deployed, in plain Node with the template's environment", async () => {
    const { server, url } = await serverOf((_, response) =>
      response.writeHead(400).end('{"__type":"com.amazonaws.dynamodb#AccessDeniedException"}'),
    );
    const assembly = await loadAssembly(inject("assembly"));
    const deployed = hostedFunctions(assembly, resolver(assembly, new Map([["local.api", url]])), {
      AWS_ENDPOINT_URL_DYNAMODB: url,
    });
    const list = [...deployed.values()].find(({ module }) =>
      module.endsWith("/referential-list-certifications.mjs"),
    );
    const requestContext = { http: { method: "GET", path: "/certifications" } };
    const event = {
      routeKey: "GET /certifications",
      rawPath: "/certifications",
      headers: {},
      requestContext,
    };
    const script = `const { handler } = await import("${list?.module}"); await handler(${JSON.stringify(event)}, {});`;
    const told = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], {
      env: { ...list?.environment },
    });
    server.close();
    const lines = `${told.stdout}${told.stderr}`.trim().split("\n");
    const { error } = JSON.parse(lines.at(-1) ?? "") as { error: { stack: string } };
    expect(error.stack).toMatch(/shared\/store\/table\.ts:\d+:\d+/);
    expect(error.stack).toMatch(/functions\/referential\/list-certifications\.ts:\d+:\d+/);
  });
});

it("a function writes that the template lets write to the table, and no other", async () => {
  const assembly = await loadAssembly(inject("assembly"));
  const writing = (await discoverFunctions()).filter((found) => reachOf(found).writes.length > 0);
  const names = [...functionsThatWrite(assembly)];
  expect(names).toHaveLength(writing.length);
  expect(names.some((name) => /EnrolmentSubmit/i.test(name))).toBe(true);
  expect(names.some((name) => /EnrolmentListFiles/i.test(name))).toBe(false);
});

describe("a function that is debugged", () => {
  /** Where a line of a source begins in the module made from it, as an editor finds it by the module's map. */
  async function builtPlace(module: string, mapUrl: string, line: number) {
    const map = new SourceMap(JSON.parse(await readFile(new URL(mapUrl, module), "utf8")));
    for (const [lineNumber, code] of (await readFile(fileURLToPath(module), "utf8")).split("\n").entries())
      for (let columnNumber = 0; columnNumber < code.length; columnNumber++) {
        const { originalSource, originalLine } = map.findEntry(lineNumber, columnNumber) as Record<
          string,
          unknown
        >;
        if (String(originalSource).endsWith("functions/tried.ts") && originalLine === line - 1)
          return { lineNumber, columnNumber };
      }
    throw new Error(`the map knows no line ${line}`);
  }

  it("stops at a breakpoint that is set on a line of its source", async () => {
    await tried.write(`export const handler = (given: { name: string }) => {
      const { name } = given;
      return name.toUpperCase();
    };`);
    expect(await tried.invoke({ name: "first" })).toBe("FIRST");
    const workers = await debugWorkers();
    const { sessionId, url, sourceMapURL } = await workers.start("/tried.mjs");
    const place = await builtPlace(url, sourceMapURL, 3);
    await workers.send(sessionId, "Debugger.setBreakpointByUrl", { url, ...place });
    const stopped = workers.paused();
    const underWay = tried.invoke({ name: "second" });
    const { hitBreakpoints, ...stop } = await stopped;
    expect(hitBreakpoints).toHaveLength(1);
    await workers.send(stop.sessionId, "Debugger.resume");
    expect(await underWay).toBe("SECOND");
    workers.close();
  });
});
