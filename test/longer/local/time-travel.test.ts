import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { civilStatusOf } from "../../../demo/civil-status.ts";
import { apiClient, demoToken } from "../../../demo/client.ts";
import { pdf } from "../../../demo/files.ts";
import { upload } from "../../../demo/vae-story.ts";
import type { LocalStack } from "../../../infra/local/stack.ts";
import { startStackOn } from "../../support/local-stack.ts";

let dataDir: string;
let stack: LocalStack;
const start = () => startStackOn(dataDir);
const signedIn = async () => apiClient(stack.urls.api, await demoToken(stack.urls.identity, "amina"));
const day = 24 * 3600 * 1000;
const cv = { category: "cv", title: "CV", domains: [], fileName: "cv.pdf", contentType: "application/pdf" };

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "cqp-travel-"));
  stack = await start();
});
afterAll(async () => {
  await stack.stop();
  await rm(dataDir, { recursive: true, force: true });
});

it("plays the scheduled runs between, and everything goes on at the new time", async () => {
  const before = await signedIn();
  const { id: fileId } = await before.call("POST", "/files", {
    path: "vae",
    certification: "CARCA",
    candidate: { civilStatus: civilStatusOf("Amina", "Exemple"), email: "amina@candidats.example.org" },
  });
  const { evidence } = await before.call("POST", `/files/${fileId}/evidence`, { ...cv, size: 1000 });

  const there = new Date(stack.clock.now().getTime() + 3 * day);
  const { runs } = await stack.travel(there);
  const [nightly] = Object.entries(runs).filter(([name]) => name.includes("ExpireUploads"));
  expect(nightly?.[1]).toBe(3);
  expect(stack.clock.now().getTime()).toBeGreaterThanOrEqual(there.getTime());

  expect((await before.send("GET", "/me")).status).toBe(401);
  const after = await signedIn();
  expect((await after.call("GET", `/files/${fileId}/evidence/${evidence.id}`)).state).toBe("expired");
  const piece = await upload(after, fileId, cv, await pdf("Curriculum vitae"));
  await stack.settled();
  expect((await after.call("GET", `/files/${fileId}/evidence/${piece}`)).state).toBe("accepted");
  const { items } = await after.call("GET", `/files/${fileId}/history`);
  expect(new Date(items[0].at).getTime()).toBeGreaterThanOrEqual(there.getTime());
});

it("does not go back, and finds the time again at the next start", async () => {
  await expect(stack.travel(new Date(stack.clock.now().getTime() - day))).rejects.toThrow(RangeError);
  const refused = await fetch(stack.urls.clock, {
    method: "POST",
    body: JSON.stringify({ to: "2020-01-01" }),
  });
  expect(refused.status).toBe(409);
  const { now } = (await (await fetch(stack.urls.clock)).json()) as { now: string };
  await stack.stop();
  stack = await start();
  expect(stack.clock.now().getTime()).toBeGreaterThanOrEqual(new Date(now).getTime());
  expect((await (await signedIn()).send("GET", "/me")).status).toBe(200);
});

it("is asked over HTTP by days, and tells what it plays", async () => {
  const answer = await fetch(stack.urls.clock, { method: "POST", body: JSON.stringify({ days: 2 }) });
  const lines = (await answer.text())
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.filter(({ run }) => run?.includes("ExpireUploads"))).toHaveLength(2);
  expect(lines.at(-1)).toHaveProperty("arrived");
  expect((await fetch(stack.urls.clock, { method: "POST", body: "{}" })).status).toBe(400);
  const far = new Date(stack.clock.now().getTime() + 400 * day).toISOString().slice(0, 10);
  const jumped = await fetch(stack.urls.clock, {
    method: "POST",
    body: JSON.stringify({ to: far, jump: true }),
  });
  expect(JSON.parse(await jumped.text())).toMatchObject({ arrived: expect.stringContaining(far), runs: {} });
  expect(stack.clock.now().toISOString().slice(0, 10)).toBe(far);
});
