import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSandboxes } from "../../../infra/local/functions/sandboxes.ts";
import { refusedWords } from "../../../infra/local/permissions/guard.ts";
import { startLocalStack } from "../../../infra/local/stack.ts";
import { compareAnswers } from "../../support/described-answers.ts";
import { noFigures, Theatre } from "./play-schedule.ts";
import type { Block, Told } from "./played-block.ts";

/** One block of schedules on a stack of its own, in a process of its own, as its argument says; tells its parent of each. */
const { assembly, seeds } = JSON.parse(process.argv[2] ?? "{}") as Block;
const tell = (told: Told) => void process.send?.(told);

const folder = await mkdtemp(join(tmpdir(), "cqp-faults-"));
const sandboxes = openSandboxes(600_000);
const stack = await startLocalStack({
  assembly,
  dataDir: folder,
  ports: { api: 0, s3: 0, mail: 0, identity: 0, clock: 0 },
  sandboxes,
  // A few accounts play what many do in days.
  requestRateFactor: 1000,
  faults: "on demand",
  redeliverAfter: () => 1,
});
const describing = compareAnswers(new URL(stack.urls.api).origin);
const figures = noFigures();
const theatre = new Theatre(stack, folder, figures);
await theatre.open();
for (const seed of seeds) {
  const began = performance.now();
  const before = process.cpuUsage();
  const wrong = await theatre
    .play(seed)
    .catch((error: unknown) => [`seed ${seed}: ${error instanceof Error ? error.stack : error}`]);
  const { user, system } = process.cpuUsage(before);
  const milliseconds = Math.round(performance.now() - began);
  tell({ seed, milliseconds, processor: Math.round((user + system) / 1000), wrong });
}
const wrong = await theatre.close();
describing.end();
await stack.stop();
await sandboxes.stop();
const logs = join(folder, "logs");
const logged = await Promise.all((await readdir(logs)).map((name) => readFile(join(logs, name), "utf8")));
const refused = logged.flatMap((log) => log.match(new RegExp(`^\\S+ ${refusedWords}.*`, "gm")) ?? []);
wrong.push(...describing.faults, ...new Set(refused));
await rm(folder, { recursive: true, force: true });
tell({ wrong, figures: { ...figures, faults: Object.fromEntries(figures.faults) } });
process.disconnect();
process.exit(0);
