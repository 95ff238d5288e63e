import { commonStates, juryLife } from "../enrolment/common-life.ts";
import type { StateMachine } from "../state-machine.ts";
import type { TrainingFileState } from "./file.ts";

/** The life of a training file: every command, the states it starts from and those it leads to. */
export const trainingFileMachine = {
  name: "training file",
  subject: "du dossier",
  states: {
    draft: "brouillon d’inscription",
    enrolled: "inscrit, en parcours",
    submitted: "transmis, en attente de jury",
    ...commonStates,
    lapsed: "caduc, sans présentation devant un jury dans le délai",
  },
  initial: "draft",
  transitions: {
    "describe-enrolment": { from: ["draft"], rule: "R-TRN-1" },
    "answer-enrolment": { from: ["draft"], rule: "R-PER-3" },
    "record-interview": { from: ["draft", "enrolled"], rule: "R-TRN-4" },
    "define-path": { from: ["draft", "enrolled"], rule: "R-TRN-6" },
    "upload-evidence": { from: ["draft", "enrolled"], rule: "R-TRN-1" },
    register: { from: ["draft"], to: ["enrolled"], rule: "R-TRN-1" },
    "choose-centre": { from: ["enrolled"], rule: "R-PER-8" },
    move: { from: ["enrolled", "submitted"], rule: "R-PER-8" },
    "name-evaluators": { from: ["enrolled"], rule: "R-TRN-9" },
    "assess-module": { from: ["enrolled"], rule: "R-TRN-8" },
    "review-progress": { from: ["enrolled"], rule: "R-TRN-9" },
    "describe-activities": { from: ["enrolled"], rule: "R-TRN-10" },
    "give-opinion": { from: ["enrolled"], rule: "R-TRN-10" },
    ...juryLife("enrolled", "R-TRN-12"),
    withdraw: { from: ["draft", "enrolled", "submitted"], to: ["withdrawn"], rule: "R-TRN-1" },
    "withdraw-by-oemm": {
      from: ["draft", "enrolled", "submitted", "scheduled"],
      to: ["withdrawn"],
      rule: "R-OEMM-1",
    },
    close: {
      from: ["enrolled", "submitted", "scheduled", "partially-validated", "lapsed"],
      to: ["closed"],
      rule: "R-OEMM-1",
    },
    restore: { from: ["withdrawn"], to: ["draft", "enrolled", "submitted"], rule: "R-PER-4" },
    lapse: { from: ["enrolled", "submitted"], to: ["lapsed"], rule: "R-DATE-4" },
    return: { from: ["lapsed"], to: ["enrolled", "submitted"], rule: "R-DAY-2" },
  },
} as const satisfies StateMachine<TrainingFileState, string>;
