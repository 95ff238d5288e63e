import { globSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { machines } from "../../../docs/machines.ts";
import {
  allowedCommands,
  assertAllowed,
  begin,
  type StateMachine,
  toMermaid,
  toStayingCommands,
  transition,
} from "../../../shared/domain/state-machine.ts";
import { trainingFile } from "../../../shared/domain/training/file.ts";
import { trainingFileMachine } from "../../../shared/domain/training/file-machine.ts";
import { vaeFile } from "../../../shared/domain/vae/file.ts";
import { vaeFileMachine } from "../../../shared/domain/vae/file-machine.ts";
import { refusalOf } from "../../support/errors.ts";

const root = join(import.meta.dirname, "../../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");

describe.each(machines.map((machine) => [machine.name, machine] as const))(
  "the machine of a %s",
  (_, machine) => {
    const states = Object.keys(machine.states);
    const transitions = Object.entries(machine.transitions);

    it("knows every state that its transitions name", () => {
      for (const [, { from, to = [] }] of transitions)
        for (const state of [machine.initial, ...from, ...to]) expect(states).toContain(state);
    });

    it("refuses every command that the table does not allow, and says what is allowed", () => {
      for (const state of states) {
        for (const [command, { from }] of transitions) {
          const refusal = refusalOf(() => assertAllowed(machine, { state }, command));
          expect(refusal === undefined).toBe(from.includes(state));
          if (refusal !== undefined) expect(refusal.allowed).toEqual(allowedCommands(machine, state));
        }
      }
    });

    it("can reach every state from its first one", () => {
      const reached = new Set([machine.initial]);
      for (let grew = true; grew; ) {
        const before = reached.size;
        for (const [, { from, to = [] }] of transitions) {
          if (from.some((state) => reached.has(state))) for (const state of to) reached.add(state);
        }
        grew = reached.size > before;
      }
      expect([...reached].sort()).toEqual([...states].sort());
    });
  },
);

it("has a shape of file for each state", () => {
  expect(vaeFile.options.map((option) => option.shape.state.value).sort()).toEqual(
    Object.keys(vaeFileMachine.states).sort(),
  );
  expect(trainingFile.options.map((option) => option.shape.state.value).sort()).toEqual(
    Object.keys(trainingFileMachine.states).sort(),
  );
});

describe("a change of state", () => {
  const lamp = {
    name: "lamp",
    subject: "de la lampe",
    states: { off: "éteinte", on: "allumée", broken: "cassée" },
    initial: "off",
    transitions: {
      light: { from: ["off"], to: ["on"], rule: "R-REF-1" },
      dim: { from: ["on"], rule: "R-REF-2" },
    },
  } as const satisfies StateMachine<"off" | "on" | "broken", string>;
  type Lamp = { state: "off" | "on" | "broken" };
  const held = (state: Lamp["state"]): Lamp => ({ state });
  // What TypeScript refuses too: a rule of which the state is only known when it runs.
  const leadingTo = (state: string) => () => ({ state }) as never;

  it("gives the thing in its new state", () => {
    expect(transition(lamp, held("off"), "light", () => ({ state: "on", watts: 5 }))).toEqual({
      state: "on",
      watts: 5,
    });
  });

  it("is refused from another state, before the rule is asked", () => {
    const refusal = refusalOf(() =>
      transition(lamp, held("broken"), "light", () => {
        throw new Error("the rule was asked");
      }),
    );
    expect(refusal).toMatchObject({ code: "transition-refused", rule: "R-REF-1", allowed: [] });
    expect(refusal?.detail).toBe("L’état «\u00a0cassée\u00a0» de la lampe ne permet pas cette action.");
  });

  it("stops on a state that the table does not promise, naming the machine, the command and the states", () => {
    expect(() => transition(lamp, held("off"), "light", leadingTo("broken"))).toThrow(
      "lamp: the rule of light leads from off to broken, its table to on",
    );
    expect(() => transition(lamp, held("on"), "dim", leadingTo("off"))).toThrow(
      "lamp: the rule of dim leads from on to off, its table to on",
    );
    expect(() => begin(lamp, leadingTo("on")())).toThrow("lamp: the rule begins in on, its table in off");
  });

  it("is all that the diagram draws; what stays in a state is listed beside it", () => {
    expect(toMermaid(lamp).split("\n")).toEqual([
      "stateDiagram-v2",
      "    [*] --> off",
      "    off --> on: light",
    ]);
    expect(toStayingCommands(lamp)).toBe("- on: dim");
  });
});

describe("in the whole system", () => {
  it("every machine is in the documentation, and has a proof of its table", () => {
    const named = globSync("{shared,functions}/**/*.ts", { cwd: root }).flatMap((file) =>
      [...read(file).matchAll(/export const (\w+) = \{[^;]*\} as const satisfies StateMachine</g)].map(
        ([, name]) => name,
      ),
    );
    const proved = globSync("test/domain/machines/*.test.ts", { cwd: root }).flatMap((file) =>
      [...read(file).matchAll(/^proveTable\(\s*(\w+),/gm)].map(([, name]) => name),
    );
    expect(named.length).toBe(machines.length);
    expect(proved.sort()).toEqual(named.sort());
  });

  it("no state is written but by a transition or a beginning", () => {
    const written = globSync("{shared/domain,shared/store,functions}/**/*.ts", { cwd: root }).flatMap(
      (file) => {
        const code = stripTypeScriptTypes(read(file));
        const guarded = callsIn(code);
        return statesWrittenIn(code)
          .filter((at) => !guarded.some(([start, end]) => start < at && at < end))
          .map((at) => `${file}:${code.slice(0, at).split("\n").length}: ${code.slice(at, at + 40).trim()}`);
      },
    );
    expect(written).toEqual([]);
  });
});

/** Where an object is given a state: a literal one, or any beside what it copies; a filter of a list is none. */
function statesWrittenIn(code: string): number[] {
  return [...code.matchAll(/\bstate(?=,| \}|: (?!z\.|\w+State\b))/g)]
    .map(({ index }) => index)
    .filter((at) => {
      const before = openedBefore(code, at);
      return before.includes("...") || (/^state: "/.test(code.slice(at, at + 8)) && !/\bof: /.test(before));
    });
}

/** The beginning of the object, or of the pattern, that a place is in. */
function openedBefore(code: string, end: number): string {
  let closed = 0;
  for (let at = end - 1; at >= 0; at--) {
    if (code[at] === "}") closed++;
    if (code[at] === "{" && closed-- === 0) return code.slice(at, end);
  }
  return "";
}

/** Where the calls that check a state begin and end. */
function callsIn(code: string): [number, number][] {
  return [...code.matchAll(/\b(?:transition|transitionFile|begin)\(/g)].map(({ index }) => {
    let open = 0;
    for (let at = index; at < code.length; at++) {
      if (code[at] === "(") open++;
      if (code[at] === ")" && --open === 0) return [index, at];
    }
    return [index, code.length];
  });
}
