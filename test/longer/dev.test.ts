import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { cp, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiClient } from "../../demo/client.ts";
import { workerPorts } from "../support/worker.ts";

const checkout = join(import.meta.dirname, "..", "..");
const handler = "functions/referential/list-certifications.ts";

/** What the system is made from, the space that is served with it included. */
const sources = ["functions", "shared", "events", "infra", "portal", "client/src", "tsconfig.json"];

describe("npm run dev, on a copy of the sources", () => {
  let copy = "";
  let running: ChildProcess;
  let api = apiClient("");
  /** Resolves with the next line that it prints and that matches. */
  let told: (pattern: RegExp) => Promise<string>;

  beforeAll(async () => {
    copy = await mkdtemp(join(tmpdir(), "cqp-dev-"));
    for (const part of [...sources, "package.json", "package-lock.json"])
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

  /** Saves a file with a part of it replaced; two of these at once are one save. */
  function save(path: string, part: string, by: string): void {
    const file = join(copy, path);
    const text = readFileSync(file, "utf8");
    expect(text).toContain(part);
    writeFileSync(file, text.replace(part, by));
  }

  it("makes a saved text of the domain live", async () => {
    const path = "shared/domain/referential/contents/cmi.ts";
    await api.call("GET", "/certifications/CMI");
    save(path, "Conseiller", "Conseillère");
    await told(/cmi\.ts : en service/);
    expect(JSON.stringify(await api.call("GET", "/certifications/CMI"))).toContain("Conseillère");
  });

  it("keeps the code before a fault, tells the line, and goes on once it is mended", async () => {
    const [fault, sound] = ["export const handler = = serve(", "export const handler = serve("];
    save(handler, sound, fault);
    await told(/le code d’avant reste en service/);
    expect(await told(/list-certifications\.ts:\d+:\d+/)).toBeDefined();
    expect((await api.send("GET", "/certifications")).status).toBe(200);
    save(handler, fault, sound);
    await told(/list-certifications\.ts : en service/);
    expect((await api.send("GET", "/certifications")).status).toBe(200);
  });

  it("applies what a route declares of the infrastructure, and the infrastructure itself", async () => {
    const origin = "https://portail.example.org";
    expect((await api.send("GET", "/moi")).status).toBe(404);
    save("shared/domain/access/permissions.ts", '"GET /me":', '"GET /moi":');
    save("functions/service/who-am-i.ts", 'path: "/me"', 'path: "/moi"');
    save("infra/api.ts", `allowOrigins: [\`https://\${domains.space}\`]`, `allowOrigins: ["${origin}"]`);
    await told(/l’infrastructure change, la pile redémarre/);
    await told(/infrastructure appliquée/);
    const { status, headers } = await api.send("GET", "/moi", undefined, { origin });
    expect(status).toBe(401);
    expect(headers.get("access-control-allow-origin")).toBe(origin);
  });

  it("asks for a restart for what it runs itself", async () => {
    save("infra/local/http/router.ts", "/** A route of the template. */", "/** A route. */");
    await told(/infra\/local\/http\/router\.ts .*arrêtez-la \(Ctrl-C\), puis relancez npm run dev/);
  });
});
