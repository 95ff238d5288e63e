import { createHash } from "node:crypto";
import type { FaultKind } from "./faults.ts";
import { Faults } from "./faults.ts";
import { foreseeInspections } from "./inspection.ts";
import { machine } from "./machine.ts";
import { Random } from "./random.ts";
import { Scheduler } from "./scheduler.ts";

/** What is played. */
export interface Play {
  seed: number;
  years: number;
  /** Candidates who come in a year. */
  candidates: number;
  faults: readonly FaultKind[];
  /** The folder of the synthesised template. */
  assembly: string;
  /** A DynamoDB-compatible server with the template's table, that each call to the table is compared with. */
  embedded?: string | undefined;
}

/** What a run gave. */
export interface Played {
  seed: number;
  /** Of its log, to the last byte. */
  digest: string;
  faults: string[];
  figures: Record<string, unknown>;
}

/** When runs begin, and milliseconds of a day and of a year. */
const [beginning, day, year] = [Date.parse("2026-01-05T08:00:00Z"), 86_400_000, 365.25 * 86_400_000];

/** Characters of the log that are digested at once: one line after the other takes longer. */
const digestedAtOnce = 50_000;

const localClient = {
  region: "eu-west-3",
  maxAttempts: 1,
  credentials: { accessKeyId: "LOCALACCESSKEY", secretAccessKey: "local-secret-key" },
};

/** Plays years of lives on a cloud in memory, once a process. `tell` gets each line of the log. */
export async function play(
  { seed, years, candidates, faults: kinds, assembly, embedded }: Play,
  tell: (line: string) => void = () => undefined,
): Promise<Played> {
  await foreseeInspections();
  machine.now = beginning;
  machine.chance = new Random(seed, "identifiers");
  const digest = createHash("sha256");
  let lines = 0;
  let undigested = "";
  const takeIn = () => {
    digest.update(undigested);
    undigested = "";
  };
  const log = (line: string) => {
    lines += 1;
    undigested += `${line}\n`;
    if (undigested.length > digestedAtOnce) takeIn();
    tell(line);
  };
  const scheduler = new Scheduler(new Random(seed, "order"), log);
  const faults = new Faults(new Random(seed, "faults"), kinds);
  // Loaded once the machine is taken: what they load makes identifiers and reads the time.
  const { DynamoDBClient } = await import("@aws-sdk/client-dynamodb");
  const { Cloud } = await import("./cloud/cloud.ts");
  const { World } = await import("./world.ts");
  const { liveVae, liveTraining } = await import("./lives/candidate.ts");
  const { liveJuries } = await import("./lives/jury.ts");
  const { liveEveryOperation } = await import("./lives/every-operation.ts");
  const { liveOperator } = await import("./lives/operator.ts");
  const { lookAtEnd } = await import("./last-look.ts");
  const { Invariants } = await import("./invariants.ts");
  const { Settled } = await import("./settled.ts");

  const cloud = await Cloud.open(assembly, {
    scheduler,
    faults,
    tell: log,
    embedded: embedded === undefined ? undefined : new DynamoDBClient({ endpoint: embedded, ...localClient }),
  });
  const invariants = new Invariants(cloud);
  const settled = new Settled(cloud, invariants);
  const world = new World(cloud, seed, invariants, settled);
  faults.isOn = false;
  world.live("the beginning", () => world.prepare(years));
  await scheduler.run(machine.now + day);
  faults.isOn = true;
  const end = machine.now + years * year;
  const arrivals = world.chanceOf("arrivals");
  const count = Math.round(years * candidates);
  for (let rank = 0; rank < count; rank++) {
    const life = arrivals.once(0.6) ? liveVae : liveTraining;
    const at = machine.now + arrivals.below(years * year);
    scheduler.at(at, () => world.live(`candidate ${rank}`, () => life(world, rank)));
  }
  world.live("juries", () => liveJuries(world, () => machine.now >= end));
  world.live("OEMM", () => liveOperator(world, () => machine.now >= end));
  world.live("all of the API", () => liveEveryOperation(world, () => machine.now >= end));
  const looks = world.chanceOf("looks");
  const lookNow = () => {
    settled.look();
    scheduler.at(machine.now + looks.between(1, 9) * day, lookNow);
  };
  lookNow();
  await scheduler.run(end);
  // What is under way ends, what died is taken over, and what was given up is done, while nothing goes wrong.
  faults.isOn = false;
  const redriven = cloud.queues.redrive();
  await scheduler.run(end + 3 * day);
  await invariants.atRest();
  world.live("the last look", () => lookAtEnd(world));
  await scheduler.run(machine.now + day);
  takeIn();
  return {
    seed,
    digest: digest.digest("hex"),
    faults: [...world.faults, ...invariants.faults, ...(cloud.twin?.differences ?? [])],
    figures: {
      years,
      lines,
      calls: scheduler.calls,
      ...cloud.invoked,
      mails: cloud.mails.length,
      ...(cloud.twin === undefined ? {} : { compared: cloud.twin.compared }),
      ...invariants.figures,
      erased: world.erased,
      redriven,
      answers: Object.fromEntries([...world.answers].sort()),
      met: Object.fromEntries(faults.met),
    },
  };
}
