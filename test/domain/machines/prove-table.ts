import { describe, expect, it } from "vitest";
import type { StateMachine } from "../../../shared/domain/state-machine.ts";
import { refusalOf } from "../../support/errors.ts";

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

  function reached({ by }: ServedBy<State>, state: State): string {
    const after = new Set<string>();
    for (const rule of by) refusalOf(() => addState(after, rule(state)));
    return after.size === 0 ? "refused" : [...after].sort().join(" or ");
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
        const lies = states.flatMap((state) => {
          const told = from.includes(state) ? [...(to ?? [state])].sort().join(" or ") : "refused";
          const done = reached(served, state);
          return told === done
            ? []
            : [`${command} from ${state}: the table says ${told}, the rule gives ${done}`];
        });
        expect(lies, `${machine.name}: ${lies.join("; ")}`).toEqual([]);
        expect([...from].sort().join(), `${machine.name}: the states that ${command} starts from`).toBe(
          [...served.from].sort().join(),
        );
      },
    );
  });
}

function addState(states: Set<string>, after: { state: string } | undefined): void {
  if (after !== undefined) states.add(after.state);
}
