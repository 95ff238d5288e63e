import { factCatalogue } from "../../events/catalogue.ts";
import type { Fact, NewFact } from "../../events/fact.ts";
import type { Runtime } from "../../shared/domain/runtime.ts";
import { putEntry } from "../../shared/store/chronicle.ts";
import { apart, factEntity, history } from "../../shared/store/facts.ts";
import { StaleRead } from "../../shared/store/stale-read.ts";
import { commit } from "../../shared/store/transaction.ts";
import { everyItem } from "./every-item.ts";

/** What became of the facts that were read. */
export interface SplitFacts {
  read: number;
  split: number;
  /** Facts that no contract reads, by id: only who acted is put apart. */
  unreadable: string[];
}

/**
 * Puts apart the details of facts that were recorded before there were details (decision 31): once, before they are
 * chained. Facts without personal values are left; stopped anywhere, it goes on when it is run again.
 */
export async function splitFacts(runtime: Pick<Runtime, "random">): Promise<SplitFacts> {
  const done: SplitFacts = { read: 0, split: 0, unreadable: [] };
  for await (const item of everyItem([factEntity.name])) {
    const fact = factEntity.read(item);
    done.read += 1;
    if (fact.commitment !== undefined) continue;
    const whole = inParts(fact);
    if (whole === undefined) done.unreadable.push(fact.id);
    const { details, ...split } = apart(whole ?? fact, runtime.random);
    if (details !== undefined && (await overwrite({ ...split, details }))) done.split += 1;
  }
  return done;
}

/** A fact with its data in two; undefined where no contract of today reads it. */
function inParts(fact: Fact): (Fact & NewFact) | undefined {
  const kind = factCatalogue.get(fact.type);
  const told = kind?.tell(fact);
  if (kind === undefined || told === undefined || fact.version > kind.version) return undefined;
  if (Object.keys(told).length === 0 && Object.keys(fact.data).length > 0) return undefined;
  return { ...fact, version: kind.version, ...kind.split(told) };
}

/** False when another run was faster. */
async function overwrite(split: Parameters<typeof putEntry>[1]): Promise<boolean> {
  try {
    await commit(putEntry(history, split, { version: 1 }));
    return true;
  } catch (error) {
    if (error instanceof StaleRead) return false;
    throw error;
  }
}
