import { DomainError } from "./domain-error.ts";
import type { RuleNumber } from "./rules/rule-texts.ts";

/** One command of a machine: the states that it may start from, and those that it may lead to. */
export interface Transition<State extends string> {
  from: readonly State[];
  /** Any of them may follow any of `from`. Absent: the command leaves the state as it is. */
  to?: readonly State[];
  /** The rule behind it (`R-VAE-3`). */
  rule: RuleNumber;
}

/** A state machine as data: it decides, it can be printed, and tests enumerate it. */
export interface StateMachine<State extends string, Command extends string> {
  /** What the machine describes, for programmers and the documentation (`VAE file`). */
  name: string;
  /** Whose state it is, in French (« du dossier »), for refusals. */
  subject: string;
  states: Readonly<Record<State, string>>;
  /** The state that everything begins in. */
  initial: State;
  transitions: Readonly<Record<Command, Transition<State>>>;
}

type AnyMachine = StateMachine<string, string>;
type StateOf<Machine extends AnyMachine> = keyof Machine["states"] & string;
type CommandOf<Machine extends AnyMachine> = keyof Machine["transitions"] & string;
/** The states that a command may start from. */
export type From<
  Machine extends AnyMachine,
  Command extends keyof Machine["transitions"],
> = Machine["transitions"][Command]["from"][number];
/** The states that a command may lead to; those that it starts from when it leaves the state as it is. */
export type To<
  Machine extends AnyMachine,
  Command extends keyof Machine["transitions"],
> = Machine["transitions"][Command] extends { to: readonly (infer State extends string)[] }
  ? State
  : From<Machine, Command>;
/** Something that a machine is about, in one of the given states. */
export type InState<Held, State extends string> = Held & { state: State };

/** The commands that `state` allows, in the table's order. */
export function allowedCommands<Machine extends AnyMachine>(
  machine: Machine,
  state: StateOf<Machine>,
): CommandOf<Machine>[] {
  const commands = Object.keys(machine.transitions) as CommandOf<Machine>[];
  return commands.filter((command) => machine.transitions[command]?.from.includes(state));
}

/**
 * Refuses a command that the state of `held` does not allow; after it, the type of `held` says what it holds.
 * @throws DomainError `transition-refused`, naming the commands that are allowed.
 */
export function assertAllowed<
  Machine extends AnyMachine,
  Held extends { state: StateOf<Machine> },
  Command extends CommandOf<Machine>,
>(machine: Machine, held: Held, command: Command): asserts held is InState<Held, From<Machine, Command>> {
  const { from, rule } = transitionOf(machine, command);
  if (from.includes(held.state)) return;
  throw new DomainError("transition-refused", {
    rule,
    detail: `L’état «\u00a0${machine.states[held.state]}\u00a0» ${machine.subject} ne permet pas cette action.`,
    allowed: allowedCommands(machine, held.state),
  });
}

/**
 * The one way to change a state: `held` goes from a state that the table allows to one that it promises. `next` makes
 * the thing as it is afterwards; it is called once the state is known to allow the command.
 * @throws DomainError `transition-refused`, naming the commands that are allowed; what `next` throws.
 * @throws Error when `next` leads where the table does not say: the rule and its table differ.
 */
export function transition<
  Machine extends AnyMachine,
  Held extends { state: StateOf<Machine> },
  Command extends CommandOf<Machine>,
  Next extends { state: To<Machine, Command> },
>(
  machine: Machine,
  held: Held,
  command: Command,
  next: (held: InState<Held, From<Machine, Command>>) => Next,
): Next {
  const allowed: Held = held;
  assertAllowed<Machine, Held, Command>(machine, allowed, command);
  const after = next(allowed);
  const { to = [held.state] } = transitionOf(machine, command);
  if (to.includes(after.state)) return after;
  throw new Error(
    `${machine.name}: the rule of ${command} leads from ${held.state} to ${after.state}, its table to ${to.join(" or ")}`,
  );
}

/**
 * What begins its life, in the state that the machine says.
 * @throws Error when it is in another one: the rule and its table differ.
 */
export function begin<Machine extends AnyMachine, First extends { state: Machine["initial"] }>(
  machine: Machine,
  first: First,
): First {
  if (first.state === machine.initial) return first;
  throw new Error(`${machine.name}: the rule begins in ${first.state}, its table in ${machine.initial}`);
}

function transitionOf(machine: AnyMachine, command: string): Transition<string> {
  const found = machine.transitions[command];
  if (found === undefined) throw new Error(`${machine.name}: no command ${command}`);
  return found;
}

/** The machine as a Mermaid diagram of what leaves a state, for the documentation. */
export function toMermaid(machine: AnyMachine): string {
  const lines = ["stateDiagram-v2", `    [*] --> ${mermaidId(machine.initial)}`];
  for (const [command, { from, to = [] }] of Object.entries(machine.transitions)) {
    for (const before of from) {
      for (const after of to.filter((state) => state !== before))
        lines.push(`    ${mermaidId(before)} --> ${mermaidId(after)}: ${command}`);
    }
  }
  return lines.join("\n");
}

function mermaidId(state: string): string {
  return state.replaceAll("-", "_");
}

/** What stays in each state, as a Markdown list: the commands that a diagram of changes does not show. */
export function toStayingCommands(machine: AnyMachine): string {
  return Object.keys(machine.states)
    .map((state) => ({
      state,
      commands: Object.entries(machine.transitions)
        .filter(([, { from, to = from }]) => from.includes(state) && to.includes(state))
        .map(([command]) => command),
    }))
    .filter(({ commands }) => commands.length > 0)
    .map(({ state, commands }) => `- ${state}: ${commands.join(", ")}`)
    .join("\n");
}

/** The machine as a Markdown table: command, from, to, rule. */
export function toTable(machine: AnyMachine): string {
  const rows = Object.entries(machine.transitions).map(
    ([command, { from, to, rule }]) =>
      `| ${command} | ${from.join(", ")} | ${to?.join(", ") ?? "(stays)"} | ${rule} |`,
  );
  return ["| command | from | to | rule |", "| --- | --- | --- | --- |", ...rows].join("\n");
}
