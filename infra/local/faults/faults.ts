import { drawOf } from "./draws.ts";
import type { FaultKind } from "./fault-kind.ts";

/** What goes wrong in a stack, and what did. */
export interface Faults {
  /** Lets things go wrong as a seed says from now on, or nothing without one. */
  play(seed: number | undefined): void;
  /** Has the next `times` that could meet a kind meet it, by no seed. */
  force(name: string, times: number): void;
  /** Has a kind that comes of a bound take so many calls, by no seed; undefined: as the seed says. */
  bind(name: string, most: number | undefined): void;
  /** Whether a call meets a kind that comes of a bound, where so many were taken within its time. */
  exceeds(kind: FaultKind, taken: number): boolean;
  /** Whether what comes now meets a kind of fault: a number between 0 and 1 that says how, or undefined. */
  strike(kind: FaultKind): number | undefined;
  /** How often each kind was met since the seed was played, by its name. */
  met(): ReadonlyMap<string, number>;
}

/** Of the kinds, the share that a seed leaves out: what hides others' faults is then out of their way. */
const leftOut = 0.4;

/** How many times more often than usual a seed has a kind happen: never, seldom, or up to three times as often. */
function weight(seed: number, { name }: FaultKind): number {
  const drawn = drawOf(seed, name, -2);
  return drawn < leftOut ? 0 : (3 * (drawn - leftOut)) / (1 - leftOut);
}

/**
 * Faults by a seed. What the nth call of a kind meets follows from the seed alone, not from what comes between: the same calls meet
 * the same faults.
 */
export function openFaults(first: number | undefined): Faults {
  let seed = first;
  const [came, met] = [new Map<string, number>(), new Map<string, number>()];
  const forced = new Map<string, number>();
  const bounds = new Map<string, number>();
  const meet = (name: string) => void met.set(name, (met.get(name) ?? 0) + 1);
  return {
    play(next) {
      seed = next;
      came.clear();
      met.clear();
      forced.clear();
      bounds.clear();
    },
    bind(name, most) {
      if (most === undefined) bounds.delete(name);
      else bounds.set(name, most);
    },
    exceeds({ name, chance, bound }, taken) {
      const drawn =
        seed !== undefined && drawOf(seed, name, -2) < chance ? drawOf(seed, name, -1) : undefined;
      const most = bounds.get(name) ?? (drawn === undefined ? undefined : bound?.most(drawn));
      if (most === undefined || taken < most) return false;
      meet(name);
      return true;
    },
    force: (name, times) => void forced.set(name, times),
    strike(kind) {
      const left = forced.get(kind.name) ?? 0;
      if (left > 0) {
        forced.set(kind.name, left - 1);
        meet(kind.name);
        return drawOf(0, kind.name, left);
      }
      if (seed === undefined || kind.bound !== undefined) return undefined;
      const { name, chance, spell = 1 } = kind;
      const count = came.get(name) ?? 0;
      came.set(name, count + 1);
      // A spell that may begin at any call.
      const shifted = count + Math.floor(spell * drawOf(seed, name, -1));
      if (drawOf(seed, name, Math.floor(shifted / spell)) >= chance * weight(seed, kind)) return undefined;
      meet(name);
      return drawOf(seed, `${name}, how`, count);
    },
    met: () => met,
  };
}
