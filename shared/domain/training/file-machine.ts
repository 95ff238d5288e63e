import { assertAllowed, type StateMachine } from "../state-machine.ts";
import type { TrainingFile, TrainingFileIn, TrainingFileState } from "./file.ts";

/** The life of a training file: every command, the states it starts from and those it leads to. */
export const trainingFileMachine = {
  subject: "dossier",
  states: {
    draft: "brouillon d’inscription",
    enrolled: "inscrit, en parcours",
    submitted: "transmis, en attente de jury",
    scheduled: "inscrit à une session de jury",
    "partially-validated": "validation partielle",
    certified: "CQP obtenu",
    withdrawn: "abandonné",
    lapsed: "caduc, sans présentation devant un jury dans les trois ans",
  },
  transitions: {
    "describe-enrolment": { from: ["draft"], to: ["draft"], rule: "R-TRN-1" },
    "record-interview": { from: ["draft", "enrolled"], to: ["draft", "enrolled"], rule: "R-TRN-4" },
    "define-path": { from: ["draft", "enrolled"], to: ["draft", "enrolled"], rule: "R-TRN-6" },
    "upload-evidence": { from: ["draft", "enrolled"], to: ["draft", "enrolled"], rule: "R-TRN-1" },
    register: { from: ["draft"], to: ["enrolled"], rule: "R-TRN-1" },
    "name-evaluators": { from: ["enrolled"], to: ["enrolled"], rule: "R-TRN-9" },
    "assess-module": { from: ["enrolled"], to: ["enrolled"], rule: "R-TRN-8" },
    "review-progress": { from: ["enrolled"], to: ["enrolled"], rule: "R-TRN-9" },
    "describe-activities": { from: ["enrolled"], to: ["enrolled"], rule: "R-TRN-10" },
    "give-opinion": { from: ["enrolled"], to: ["enrolled"], rule: "R-TRN-10" },
    submit: { from: ["enrolled"], to: ["submitted"], rule: "R-TRN-12" },
    reopen: { from: ["submitted"], to: ["enrolled"], rule: "R-TRN-12" },
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
    resume: { from: ["partially-validated"], to: ["enrolled"], rule: "R-JURY-10" },
    withdraw: { from: ["draft", "enrolled", "submitted"], to: ["withdrawn"], rule: "R-TRN-1" },
    lapse: { from: ["enrolled", "submitted"], to: ["lapsed"], rule: "R-DATE-4" },
  },
} as const satisfies StateMachine<TrainingFileState, string>;

/** A command on a training file. */
export type TrainingFileCommand = keyof typeof trainingFileMachine.transitions;

/**
 * Refuses a command that the file's state does not allow; after it, the type of the file says what it holds.
 * @throws DomainError `transition-refused`, naming the commands that are allowed.
 */
export function assertTrainingAllows<Command extends TrainingFileCommand>(
  file: TrainingFile,
  command: Command,
): asserts file is TrainingFileIn<(typeof trainingFileMachine.transitions)[Command]["from"][number]> {
  assertAllowed<TrainingFileState, TrainingFileCommand>(trainingFileMachine, file.state, command);
}
