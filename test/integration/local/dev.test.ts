import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiClient } from "../../../demo/client.ts";
import { workerPorts } from "../../support/worker.ts";

const checkout = join(import.meta.dirname, "..", "..", "..");
const handler = "functions/referential/list-certifications.ts";

describe("npm run dev, on a copy of the sources", () => {
  let copy = "";
  let running: ChildProcess;
  let api = apiClient("");
  /** Resolves with the next line that it prints and that matches. */
  let told: (pattern: RegExp) => Promise<string>;

  beforeAll(async () => {
    copy = await mkdtemp(join(tmpdir(), "cqp-dev-"));
    for (const part of ["functions", "shared", "events", "infra", "package.json", "package-lock.json"])
      await cp(join(checkout, part), join(copy, part), { recursive: true });
    await symlink(join(checkout, "node_modules"), join(copy, "node_modules"));
    const { api: port } = await workerPorts();
    running = spawn(process.execPath, ["infra/local/start.ts", "--watch", "--port", String(port)], {
      cwd: copy,
      stdio: ["ignore", "pipe", "inherit"],
    });
    if (running.stdout === null) throw new Error("it prints nowhere");
    const lines = createInterface(running.stdout)[Symbol.asyncIterator]();
    told = async (pattern) => {
      for (;;) {
        const { value, done } = await lines.next();
        if (done) throw new Error(`it ended without telling ${pattern}`);
        if (pattern.test(value)) return value;
      }
    };
    await told(/Ctrl-C/);
    api = apiClient(`http://127.0.0.1:${port}`);
  }, 300_000);

  afterAll(async () => {
    const ended = once(running, "exit");
    running.kill("SIGINT");
    await ended;
    await rm(copy, { recursive: true, force: true });
  });

  /** Saves a file with a part of it replaced. */
  async function save(path: string, part: string, by: string): Promise<void> {
    const file = join(copy, path);
    const text = await readFile(file, "utf8");
    expect(text).toContain(part);
    await writeFile(file, text.replace(part, by));
  }

  it("makes a saved text of the domain live", async () => {
    const path = "shared/domain/referential/contents/cmi.ts";
    await api.call("GET", "/certifications/CMI");
    await save(path, "Conseiller", "Conseillère");
    await told(/cmi\.ts : en service/);
    expect(JSON.stringify(await api.call("GET", "/certifications/CMI"))).toContain("Conseillère");
  });

  it("keeps the code before a fault, tells the line, and goes on once it is mended", async () => {
    const [fault, sound] = ["export const handler = = serve(", "export const handler = serve("];
    await save(handler, sound, fault);
    await told(/le code d’avant reste en service/);
    expect(await told(/list-certifications\.ts:\d+:\d+/)).toBeDefined();
    expect((await api.send("GET", "/certifications")).status).toBe(200);
    await save(handler, fault, sound);
    await told(/list-certifications\.ts : en service/);
    expect((await api.send("GET", "/certifications")).status).toBe(200);
  });

  it("applies what a route declares of the infrastructure", async () => {
    await save(handler, 'path: "/certifications"', 'path: "/titles"');
    await told(/infrastructure appliquée/);
    expect((await api.send("GET", "/titles")).status).toBe(200);
    await save(handler, 'path: "/titles"', 'path: "/certifications"');
    await told(/infrastructure appliquée/);
    expect((await api.send("GET", "/titles")).status).toBe(404);
  });

  it("applies the saved infrastructure", async () => {
    await save("infra/api.ts", 'allowOrigins: ["*"]', 'allowOrigins: ["https://portail.example.org"]');
    await told(/infra\/api\.ts : l’infrastructure change/);
    await told(/infrastructure appliquée/);
    const { headers } = await api.send("GET", "/certifications", undefined, {
      origin: "https://portail.example.org",
    });
    expect(headers.get("access-control-allow-origin")).toBe("https://portail.example.org");
  });

  it("asks for a restart for what it runs itself", async () => {
    await save("infra/local/http/router.ts", "/** A route of the template. */", "/** A route. */");
    await told(/infra\/local\/http\/router\.ts .*arrêtez-la \(Ctrl-C\), puis relancez npm run dev/);
  });
});
