import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { civilStatusOf } from "../../demo/civil-status.ts";
import { startStackOn } from "../support/local-stack.ts";
import { stageOn } from "../support/stage.ts";

let dataDir: string;
const start = () => startStackOn(dataDir);

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "cqp-restart-"));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

it("a second start finds the files, the histories and the mails of the first, and sends nothing again", async () => {
  const first = await start();
  const { people } = stageOn(first);
  const file = await people.candidate.call("POST", "/files", {
    path: "vae",
    certification: "SPSP",
    candidate: { civilStatus: civilStatusOf("Amina", "Exemple"), email: "amina@candidats.example.org" },
  });
  // Stopped at once: what the request set under way is done by the second start.
  await first.stop();

  const second = await start();
  const again = stageOn(second);
  await second.settled();
  expect((await again.people.candidate.call("GET", `/files/${file.id}`)).state).toBe("enrolled");
  expect(await second.mailbox.mails()).toHaveLength(1);
  await second.stop();

  const third = await start();
  await third.settled();
  expect(await third.mailbox.mails()).toHaveLength(1);
  await third.stop();
});
