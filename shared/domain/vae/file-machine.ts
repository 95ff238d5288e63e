import { commonStates, juryLife } from "../enrolment/common-life.ts";
import type { StateMachine } from "../state-machine.ts";
import type { VaeFileState } from "./file.ts";

/** The life of a VAE file: every command, the states it starts from and those it leads to. */
export const vaeFileMachine = {
  name: "VAE file",
  subject: "du dossier",
  states: {
    enrolled: "inscrit",
    interviewed: "entretien réalisé",
    admissible: "recevable",
    "not-admissible": "non recevable",
    submitted: "déposé, en attente de jury",
    ...commonStates,
  },
  initial: "enrolled",
  transitions: {
    "choose-centre": { from: ["enrolled", "interviewed", "admissible"], rule: "R-PER-8" },
    move: { from: ["enrolled", "interviewed", "admissible", "submitted"], rule: "R-PER-8" },
    "record-interview": { from: ["enrolled", "interviewed"], to: ["interviewed"], rule: "R-VAE-3" },
    "record-experience": { from: ["enrolled", "interviewed"], rule: "R-VAE-3" },
    "upload-evidence": { from: ["enrolled", "interviewed", "admissible"], rule: "R-VAE-8" },
    "rule-on-admissibility": {
      from: ["interviewed"],
      to: ["admissible", "not-admissible"],
      rule: "R-VAE-3",
    },
    "propose-agreement": { from: ["admissible"], rule: "R-VAE-5" },
    "sign-agreement": { from: ["admissible"], rule: "R-VAE-5" },
    "describe-positions": { from: ["admissible"], rule: "R-VAE-6" },
    "answer-domain": { from: ["admissible"], rule: "R-VAE-7" },
    ...juryLife("admissible", "R-VAE-8"),
    withdraw: {
      from: ["enrolled", "interviewed", "admissible", "submitted"],
      to: ["withdrawn"],
      rule: "R-VAE-1",
    },
    "withdraw-by-oemm": {
      from: ["enrolled", "interviewed", "admissible", "submitted", "scheduled"],
      to: ["withdrawn"],
      rule: "R-OEMM-1",
    },
    close: {
      from: [
        "enrolled",
        "interviewed",
        "admissible",
        "not-admissible",
        "submitted",
        "scheduled",
        "partially-validated",
      ],
      to: ["closed"],
      rule: "R-OEMM-1",
    },
    restore: {
      from: ["withdrawn"],
      to: ["enrolled", "interviewed", "admissible", "submitted"],
      rule: "R-PER-4",
    },
  },
} as const satisfies StateMachine<VaeFileState, string>;
