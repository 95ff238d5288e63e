import { appendFileSync } from "node:fs";
import { commandLine } from "../../../infra/local/command-line.ts";
import { keptTemplate } from "../../support/kept-template.ts";
import { type PlayedBlock, type PlayedSchedule, playBlock } from "./played-block.ts";

/** `npm run test:faults`: schedules of faults, on several stacks side by side, since each waits for most of its time. */
const values = commandLine(
  `npm run test:faults -- [options] : des histoires pendant lesquelles tout va mal, chacune selon sa graine

  --schedules N    nombre de graines (1000)
  --seed N         la première (1)
  --stacks N       piles côte à côte (6)
  --log FILE       une ligne par graine, et une par pile, y est ajoutée`,
  {
    schedules: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    stacks: { type: "string", default: "6" },
    log: { type: "string" },
  },
);
const [schedules, first, stacks] = [values.schedules, values.seed, values.stacks].map(Number) as [
  number,
  number,
  number,
];
/** Schedules that are played on one stack, at most: what is left of each makes lists longer. */
const perStack = Math.min(50, Math.ceil(schedules / stacks));

const began = performance.now();
const assembly = await keptTemplate();
const seeds = Array.from({ length: schedules }, (_, index) => first + index);
const played: PlayedSchedule[] = [];
const blocks: PlayedBlock[] = [];
const wrong: string[] = [];

const keep = (line: object) => {
  if (values.log !== undefined) appendFileSync(values.log, `${JSON.stringify(line)}\n`);
};

function hear(one: PlayedSchedule): void {
  played.push(one);
  wrong.push(...one.wrong);
  for (const line of one.wrong) console.log(line);
  keep(one);
  if (played.length % 50 === 0)
    console.log(`${played.length} schedules in ${Math.round((performance.now() - began) / 1000)} s`);
}

async function playNext(): Promise<void> {
  for (let block = seeds.splice(0, perStack); block.length > 0; block = seeds.splice(0, perStack)) {
    const ended = await playBlock({ assembly, seeds: block }, hear).catch((error: unknown) => {
      wrong.push(`the seeds from ${block[0]} on: ${error}`);
      console.log(wrong.at(-1));
      return undefined;
    });
    if (ended === undefined) continue;
    keep(ended);
    blocks.push(ended);
    wrong.push(...ended.wrong);
    for (const line of ended.wrong) console.log(line);
  }
}
await Promise.all(Array.from({ length: stacks }, playNext));

const sum = (of: (block: PlayedBlock) => number) => blocks.reduce((total, block) => total + of(block), 0);
const kinds = [...new Set(blocks.flatMap(({ figures }) => Object.keys(figures.faults)))].sort();
const slowest = played.toSorted((one, other) => other.milliseconds - one.milliseconds).slice(0, 3);
const unhealed = blocks.flatMap(({ figures }) => figures.unhealed);
const bare = blocks.flatMap(({ figures }) => figures.bare);
console.log(
  JSON.stringify(
    {
      schedules: sum(({ figures }) => figures.schedules),
      failing: played.filter((one) => one.wrong.length > 0).map(({ seed }) => seed),
      requests: sum(({ figures }) => figures.requests),
      healed: sum(({ figures }) => figures.healed),
      unhealed,
      bare,
      facts: sum(({ figures }) => figures.facts),
      mails: sum(({ figures }) => figures.mails),
      mailsTwice: sum(({ figures }) => figures.mailsTwice),
      trails: sum(({ figures }) => figures.trails),
      faults: Object.fromEntries(
        kinds.map((kind) => [kind, sum(({ figures }) => figures.faults[kind] ?? 0)]),
      ),
      faultsInAll: sum(({ figures }) => Object.values(figures.faults).reduce((all, times) => all + times, 0)),
      processorSeconds: Math.round(played.reduce((all, { processor }) => all + processor, 0) / 1000),
      slowest: slowest.map(({ seed, milliseconds }) => `${seed}: ${(milliseconds / 1000).toFixed(1)} s`),
      seconds: Math.round((performance.now() - began) / 1000),
    },
    null,
    1,
  ),
);
process.exit(wrong.length + unhealed.length + bare.length === 0 ? 0 : 1);
