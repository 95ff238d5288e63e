import { appendFileSync, writeFileSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { type Plant, plant } from "./planted.ts";
import type { Play } from "./play.ts";

/** One run in a process of its own, as its argument says; prints what it gave as JSON, on its last line. */
const { log, planted, ...asked } = JSON.parse(process.argv[2] ?? "{}") as Play & {
  log?: string;
  planted?: Plant;
};
// Every run loads the same sources: what Node made of them is kept for the next one, unless they changed.
enableCompileCache();
if (planted !== undefined) plant(planted);
const { play } = await import("./play.ts");
let kept = "";
if (log !== undefined) writeFileSync(log, "");
const write = () => {
  if (log !== undefined) appendFileSync(log, kept);
  kept = "";
};
const played = await play(asked, (line) => {
  if (log === undefined) return;
  kept += `${line}\n`;
  if (kept.length > 1_000_000) write();
});
write();
process.stdout.write(`\n${JSON.stringify(played)}\n`, () => process.exit(0));
