import { assertAllowed, type StateMachine } from "../state-machine.ts";
import type { VaeFile, VaeFileIn, VaeFileState } from "./file.ts";

/** The life of a VAE file: every command, the states it starts from and those it leads to. */
export const vaeFileMachine = {
  subject: "dossier",
  states: {
    enrolled: "inscrit",
    interviewed: "entretien réalisé",
    admissible: "recevable",
    "not-admissible": "non recevable",
    submitted: "déposé, en attente de jury",
    scheduled: "inscrit à une session de jury",
    "partially-validated": "validation partielle",
    certified: "CQP obtenu",
    withdrawn: "abandonné",
  },
  transitions: {
    "choose-centre": { from: ["enrolled"], to: ["enrolled"], rule: "R-VAE-3" },
    "record-interview": { from: ["enrolled", "interviewed"], to: ["interviewed"], rule: "R-VAE-3" },
    "record-experience": {
      from: ["enrolled", "interviewed"],
      to: ["enrolled", "interviewed"],
      rule: "R-VAE-3",
    },
    "upload-evidence": {
      from: ["enrolled", "interviewed", "admissible"],
      to: ["enrolled", "interviewed", "admissible"],
      rule: "R-VAE-8",
    },
    "rule-on-admissibility": {
      from: ["interviewed"],
      to: ["admissible", "not-admissible"],
      rule: "R-VAE-3",
    },
    "propose-agreement": { from: ["admissible"], to: ["admissible"], rule: "R-VAE-5" },
    "sign-agreement": { from: ["admissible"], to: ["admissible"], rule: "R-VAE-5" },
    "describe-positions": { from: ["admissible"], to: ["admissible"], rule: "R-VAE-6" },
    "answer-domain": { from: ["admissible"], to: ["admissible"], rule: "R-VAE-7" },
    submit: { from: ["admissible"], to: ["submitted"], rule: "R-VAE-8" },
    reopen: { from: ["submitted"], to: ["admissible"], rule: "R-VAE-8" },
    schedule: { from: ["submitted"], to: ["scheduled"], rule: "R-JURY-1" },
    unschedule: { from: ["scheduled"], to: ["submitted"], rule: "R-JURY-6" },
    "record-absence": { from: ["scheduled"], to: ["submitted"], rule: "R-JURY-8" },
    "record-decision": {
      from: ["scheduled"],
      to: ["partially-validated", "certified"],
      rule: "R-JURY-8",
    },
    "correct-decision": {
      from: ["partially-validated", "certified"],
      to: ["partially-validated", "certified"],
      rule: "R-JURY-12",
    },
    resume: { from: ["partially-validated"], to: ["admissible"], rule: "R-JURY-10" },
    withdraw: {
      from: ["enrolled", "interviewed", "admissible", "submitted"],
      to: ["withdrawn"],
      rule: "R-VAE-1",
    },
  },
} as const satisfies StateMachine<VaeFileState, string>;

/** A command on a VAE file. */
export type VaeFileCommand = keyof typeof vaeFileMachine.transitions;

type AllowedState<Command extends VaeFileCommand> =
  (typeof vaeFileMachine.transitions)[Command]["from"][number];

/**
 * Refuses a command that the file's state does not allow; after it, the type of the file says what it holds.
 * @throws DomainError `transition-refused`, naming the commands that are allowed.
 */
export function assertVaeAllows<Command extends VaeFileCommand>(
  file: VaeFile,
  command: Command,
): asserts file is VaeFileIn<AllowedState<Command>> {
  assertAllowed<VaeFileState, VaeFileCommand>(vaeFileMachine, file.state, command);
}
