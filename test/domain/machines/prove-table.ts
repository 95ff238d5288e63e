import { describe, expect, it } from "vitest";
import type { StateMachine } from "../../../shared/domain/state-machine.ts";
import { refusalOf } from "../../support/errors.ts";

/** The states of a thing after a command, or that the command was refused. */
type Outcomes = Record<string, string[] | "refused">;

/** What a test knows of a command apart from the table: who may ask for it, and the rule that serves it. */
export interface ServedBy<State extends string> {
  from: readonly State[];
  /** The rule on a thing in a state, once for each outcome that it has; undefined where it does nothing. */
  by: readonly ((state: State) => { state: string } | undefined)[];
}

/**
 * Proves that a machine's table tells the truth: each command is asked for in every state, and what its rule does is
 * compared with what the table says.
 */
export function proveTable<State extends string, Command extends string>(
  machine: StateMachine<State, Command>,
  first: () => { state: string },
  commands: Readonly<Record<NoInfer<Command>, ServedBy<NoInfer<State>>>>,
): void {
  const states = Object.keys(machine.states) as State[];

  function reached({ by }: ServedBy<State>, state: State): string[] | "refused" {
    const after = new Set<string>();
    for (const rule of by) refusalOf(() => addState(after, rule(state)));
    return after.size === 0 ? "refused" : [...after].sort();
  }

  describe(`the table of a ${machine.name}`, () => {
    it("says in which state it begins", () => {
      expect(first().state).toBe(machine.initial);
    });

    it("has a rule for each command", () => {
      expect(Object.keys(commands).sort()).toEqual(Object.keys(machine.transitions).sort());
    });

    it.each(Object.entries<ServedBy<State>>(commands))(
      "says where %s starts and leads",
      (command, served) => {
        const { from, to } = machine.transitions[command as Command];
        const told: Outcomes = {};
        const done: Outcomes = {};
        for (const state of states) {
          told[`${command} from ${state}`] = from.includes(state) ? [...(to ?? [state])].sort() : "refused";
          done[`${command} from ${state}`] = reached(served, state);
        }
        expect(told, `${machine.name}: what the table says of ${command}, against its rule`).toEqual(done);
        expect([...from].sort(), `${machine.name}: the states that ${command} starts from`).toEqual(
          [...served.from].sort(),
        );
      },
    );
  });
}

function addState(states: Set<string>, after: { state: string } | undefined): void {
  if (after !== undefined) states.add(after.state);
}
