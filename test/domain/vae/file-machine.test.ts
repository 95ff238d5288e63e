import { describe, expect, it } from "vitest";
import { deadlineMachine } from "../../../shared/domain/deadlines/deadline.ts";
import { evidenceMachine } from "../../../shared/domain/evidence/evidence.ts";
import { jurySessionMachine } from "../../../shared/domain/jury/session.ts";
import { allowedCommands, assertAllowed, type StateMachine } from "../../../shared/domain/state-machine.ts";
import { trainingFile } from "../../../shared/domain/training/file.ts";
import { trainingFileMachine } from "../../../shared/domain/training/file-machine.ts";
import { vaeFile } from "../../../shared/domain/vae/file.ts";
import { vaeFileMachine } from "../../../shared/domain/vae/file-machine.ts";
import { refusalOf } from "../../support/errors.ts";

const machines: [string, StateMachine<string, string>][] = [
  ["VAE file", vaeFileMachine],
  ["training file", trainingFileMachine],
  ["session", jurySessionMachine],
  ["evidence", evidenceMachine],
  ["deadline", deadlineMachine],
];

describe.each(machines)("the state machine of a %s", (_, machine) => {
  const states = Object.keys(machine.states);
  const commands = Object.keys(machine.transitions);

  it("knows every state that its transitions name", () => {
    for (const { from, to } of Object.values(machine.transitions)) {
      for (const state of [...from, ...(to ?? [])]) expect(states).toContain(state);
    }
  });

  it("refuses every command that the table does not allow, and says what is allowed", () => {
    for (const state of states) {
      for (const command of commands) {
        const refusal = refusalOf(() => assertAllowed(machine, { state }, command));
        expect(refusal === undefined).toBe(machine.transitions[command]?.from.includes(state));
        if (refusal !== undefined) expect(refusal.allowed).toEqual(allowedCommands(machine, state));
      }
    }
  });

  it("can reach every state from its first one", () => {
    const reached = new Set([states[0]]);
    for (let grew = true; grew; ) {
      const before = reached.size;
      for (const { from, to } of Object.values(machine.transitions)) {
        if (from.some((state) => reached.has(state))) for (const state of to ?? []) reached.add(state);
      }
      grew = reached.size > before;
    }
    expect([...reached].sort()).toEqual([...states].sort());
  });
});

it("has a shape of file for each state", () => {
  expect(vaeFile.options.map((option) => option.shape.state.value).sort()).toEqual(
    Object.keys(vaeFileMachine.states).sort(),
  );
  expect(trainingFile.options.map((option) => option.shape.state.value).sort()).toEqual(
    Object.keys(trainingFileMachine.states).sort(),
  );
});
