import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll } from "vitest";
import { type FunctionHost, startFunctionHost } from "../../infra/local/functions/host.ts";
import type { HostedFunction } from "../../infra/local/functions/sandboxes.ts";
import { moduleOptions } from "../../infra/modules.ts";
import { workerSandboxes } from "./worker.ts";

/** A host of one function, whose source tests write; `settings` give its environment, and what its role allows. */
export function useHostedFunction(
  settings: () => Partial<Pick<HostedFunction, "environment" | "statements">> = () => ({}),
): {
  invoke: (event?: unknown) => Promise<unknown>;
  /** Writes the source and runs it from the next invocation on, minified as deployed; gives its path. */
  write: (source: string) => Promise<string>;
} {
  const name = "tried";
  let folder = "";
  let host: FunctionHost;
  let versions = 0;
  const moduleOf = (version: number) => join(folder, `built-${version}`, `${name}.mjs`);
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "cqp-hosted-"));
    const hosted: HostedFunction = {
      name,
      module: moduleOf(0),
      environment: {},
      shared: {},
      timeoutSeconds: 30,
      memoryMegabytes: 128,
      statements: "[]",
      ...settings(),
    };
    host = startFunctionHost(
      new Map([[name, hosted]]),
      workerSandboxes(),
      join(folder, "logs"),
      () => undefined,
      () => 0,
    );
  });
  afterAll(async () => {
    // Other files' functions of the same name are then alone in this worker's sandboxes.
    host.useModules(join(folder, "none"));
    await host.stop();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    invoke: (event) => host.invoke(name, event),
    async write(source) {
      versions += 1;
      const entry = join(folder, "functions", `${name}.ts`);
      await mkdir(join(folder, "functions"), { recursive: true });
      await writeFile(entry, source);
      const outdir = join(folder, basename(join(moduleOf(versions), "..")));
      await build({ ...moduleOptions([{ name, entry, programs: [] }]), outdir, minify: true });
      host.useModules(outdir);
      return entry;
    },
  };
}
