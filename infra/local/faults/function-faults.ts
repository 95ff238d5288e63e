import type { FaultKind } from "./fault-kind.ts";
import type { Faults } from "./faults.ts";

const killed: FaultKind = {
  name: "killed at its time limit",
  part: "functions",
  fact: "Lambda ends a function at its time limit wherever it is, before or after any of the calls that it makes.",
  source: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html",
  chance: 0.04,
};
const clocksApart: FaultKind = {
  name: "clocks apart",
  part: "functions",
  fact: "The clocks of two machines differ, by microseconds usually and by seconds at worst; each goes on by itself.",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/set-time.html",
  chance: 0.3,
};
/** What functions meet on AWS that those of this machine do not. */
export const functionFaults = [killed, clocksApart];

/** At which of its calls to services an invocation ends, and whether before the call is sent or once it was answered. */
export interface Death {
  call: number;
  answered: boolean;
}

/** Calls among which one ends an invocation: most make fewer than twice as many. */
const mostCalls = 10;

/** Where an invocation that is about to begin ends before its time, if it does. */
export function deathOf(faults: Faults): Death | undefined {
  const draw = faults.strike(killed);
  if (draw === undefined) return undefined;
  const place = Math.floor(draw * 2 * mostCalls);
  return { call: 1 + Math.floor(place / 2), answered: place % 2 === 1 };
}

/** Seconds by which the clock of a sandbox that is opened is ahead of others, or behind. */
export function clockErrorOf(faults: Faults): number {
  const draw = faults.strike(clocksApart);
  return draw === undefined ? 0 : Math.round(10 * (draw - 0.5));
}
