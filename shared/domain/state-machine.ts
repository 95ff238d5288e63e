import { DomainError } from "./domain-error.ts";

/** One command of a machine: the states it may start from and those it may lead to. */
export interface Transition<State extends string> {
  from: readonly State[];
  to: readonly State[];
  /** The rule behind it, and who it is for (`R-VAE-3`). */
  rule: string;
}

/** A state machine as data: it decides, it can be printed, and tests enumerate it. */
export interface StateMachine<State extends string, Command extends string> {
  /** What the machine describes, in French (« dossier »), for refusals. */
  subject: string;
  states: Readonly<Record<State, string>>;
  transitions: Readonly<Record<Command, Transition<State>>>;
}

/** The commands that `state` allows, in the table's order. */
export function allowedCommands<State extends string, Command extends string>(
  machine: StateMachine<State, Command>,
  state: State,
): Command[] {
  const commands = Object.keys(machine.transitions) as Command[];
  return commands.filter((command) => machine.transitions[command].from.includes(state));
}

/**
 * Refuses a command that the state does not allow.
 * @throws DomainError `transition-refused`, naming the commands that are allowed.
 */
export function assertAllowed<State extends string, Command extends string>(
  machine: StateMachine<State, Command>,
  state: State,
  command: Command,
): void {
  const transition = machine.transitions[command];
  if (transition.from.includes(state)) return;
  const allowed = allowedCommands(machine, state);
  throw new DomainError("transition-refused", {
    rule: transition.rule,
    detail: `L’état « ${machine.states[state]} » du ${machine.subject} ne permet pas cette action.`,
    allowed,
  });
}

/** The machine as a Mermaid state diagram, for the documentation. */
export function toMermaid<State extends string, Command extends string>(
  machine: StateMachine<State, Command>,
): string {
  const lines = ["stateDiagram-v2"];
  for (const [command, transition] of Object.entries<Transition<State>>(machine.transitions)) {
    for (const from of transition.from) {
      const targets = transition.to.includes(from) ? [from] : transition.to;
      for (const to of targets) lines.push(`    ${mermaidId(from)} --> ${mermaidId(to)}: ${command}`);
    }
  }
  return lines.join("\n");
}

function mermaidId(state: string): string {
  return state.replaceAll("-", "_");
}

/** The machine as a Markdown table: command, from, to, rule. */
export function toTable<State extends string, Command extends string>(
  machine: StateMachine<State, Command>,
): string {
  const rows = Object.entries<Transition<State>>(machine.transitions).map(
    ([command, { from, to, rule }]) => `| ${command} | ${from.join(", ")} | ${to.join(", ")} | ${rule} |`,
  );
  return ["| command | from | to | rule |", "| --- | --- | --- | --- |", ...rows].join("\n");
}
