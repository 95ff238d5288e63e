import { expect, it } from "vitest";
import {
  allowedCommands,
  type StateMachine,
  toMermaid,
  toStayingCommands,
  toTable,
  transition,
} from "../../../shared/domain/state-machine.ts";

const machine = {
  name: "lamp",
  subject: "de la lampe",
  states: { dark: "éteinte", "half-lit": "tamisée", lit: "allumée" },
  initial: "dark",
  transitions: {
    light: { from: ["dark", "half-lit"], to: ["lit"], rule: "R-REF-1" },
    dim: { from: ["lit", "half-lit"], to: ["half-lit", "dark"], rule: "R-REF-2" },
    clean: { from: ["dark"], rule: "R-REF-3" },
  },
} as const satisfies StateMachine<"dark" | "half-lit" | "lit", string>;

it("a machine is drawn by what leaves a state; what stays is listed beside it", () => {
  expect(toMermaid(machine).split("\n")).toEqual([
    "stateDiagram-v2",
    "    [*] --> dark",
    "    dark --> lit: light",
    "    half_lit --> lit: light",
    "    lit --> half_lit: dim",
    "    lit --> dark: dim",
    "    half_lit --> dark: dim",
  ]);
  expect(toStayingCommands(machine)).toBe("- dark: clean\n- half-lit: dim");
});

it("its table says of each command where it leads, or that it stays", () => {
  expect(toTable(machine).split("\n")).toEqual([
    "| command | from | to | rule |",
    "| --- | --- | --- | --- |",
    "| light | dark, half-lit | lit | R-REF-1 |",
    "| dim | lit, half-lit | half-lit, dark | R-REF-2 |",
    "| clean | dark | (stays) | R-REF-3 |",
  ]);
  expect(allowedCommands(machine, "dark")).toEqual(["light", "clean"]);
});

it("a rule that names a command which its machine has not is told by both names", () => {
  const held = { state: "dark" as const };
  expect(() => transition(machine, held, "paint" as "light", () => ({ state: "lit" as const }))).toThrow(
    "lamp: no command paint",
  );
});
