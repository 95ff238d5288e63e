import { execFile } from "node:child_process";
import { createServer as tcpServer } from "node:net";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { apiClient } from "../../../demo/client.ts";
import { banner } from "../../../infra/local/banner.ts";
import { listen } from "../../../infra/local/listen.ts";
import { urlsFrom } from "../../../infra/local/ports.ts";

const run = promisify(execFile);

it("an option that does not exist is told, with status 2", async () => {
  const failed = await run(process.execPath, ["infra/local/clock/time.ts", "--until", "2029"]).catch(
    (error: unknown) => error,
  );
  expect(failed).toMatchObject({ code: 2, stderr: expect.stringContaining("--until") });
});

it("the banner's commands carry the port in use, where it is not the usual one", () => {
  const on = (port: number) => banner({ urls: urlsFrom(port), unsupported: [] });
  expect(on(4000)).not.toContain("--port");
  const commands = on(5000).match(/npm (start|run) .*/g) ?? [];
  expect(commands.length).toBeGreaterThanOrEqual(3);
  for (const command of commands) expect(command).toContain("-- --port 5000");
});

it("a story goes on when its connection is reset", async () => {
  const api = await listen((_, outgoing) => outgoing.end("reached"), 0, "an API");
  let resets = 2;
  const between = tcpServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", (sent) => {
      if (resets-- > 0) return void socket.resetAndDestroy();
      void fetch(api.url).then(async (answer) => {
        const body = await answer.text();
        expect(sent.toString()).toContain("GET /v1/me");
        socket.end(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`);
      });
    });
  });
  const port = await new Promise<number>((resolve) =>
    between.listen(0, "127.0.0.1", () => resolve((between.address() as { port: number }).port)),
  );
  try {
    const { body } = await apiClient(`http://127.0.0.1:${port}`).send("GET", "/me");
    expect(body).toBe("reached");
    expect(resets).toBe(-1);
  } finally {
    between.close();
    await api.close();
  }
});

it("a demo that nothing answers says so, and which command to run", async () => {
  const failed = await run(process.execPath, ["demo/tour.ts", "--port", "65000"]).catch(
    (error: unknown) => error,
  );
  expect(failed).toMatchObject({
    code: 1,
    stderr: expect.stringContaining(
      "Rien ne répond sur http://127.0.0.1:65000 : lancez d’abord npm start -- --port 65000.",
    ),
  });
});
