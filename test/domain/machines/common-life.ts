import type { CandidateFile, FileState } from "../../../shared/domain/enrolment/file.ts";
import { reopenFile, resumeFile } from "../../../shared/domain/enrolment/submission.ts";
import {
  adjournFile,
  decideLate,
  fileRestored,
  fileWithout,
  followCorrection,
  grantByJoining,
  hearAgain,
  recordAbsence,
  recordDecision,
  scheduleFile,
  showAppearance,
  unscheduleFile,
} from "../../../shared/domain/validation/file-outcome.ts";
import { sheetGranting } from "../../support/decisions.ts";
import { testId, today } from "../../support/files.ts";

/** What proves the commands that a file has from its submission on, by either path; `file` gives one in a state. */
export function commonLifeServed<State extends FileState, Prepared extends State>(
  file: (state: State) => CandidateFile,
  prepared: Prepared,
) {
  return {
    reopen: { from: ["submitted"], by: [(state: State) => reopenFile(file(state))] },
    schedule: { from: ["submitted"], by: [(state: State) => scheduleFile(file(state), testId("ses", 1))] },
    unschedule: { from: ["scheduled"], by: [(state: State) => unscheduleFile(file(state))] },
    "record-absence": { from: ["scheduled"], by: [(state: State) => recordAbsence(file(state))] },
    adjourn: {
      from: ["scheduled"],
      by: [(state: State) => adjournFile(file(state), { on: today, appeared: true })],
    },
    "hear-again": { from: ["submitted"], by: [(state: State) => hearAgain(file(state), testId("ses", 1))] },
    "show-appearance": {
      from: [prepared, "submitted", "scheduled"],
      by: [(state: State) => showAppearance(file(state), today)],
    },
    "record-decision": {
      from: ["scheduled"],
      by: [
        (state: State) => recordDecision(file(state), sheetGranting("full")),
        (state: State) => recordDecision(file(state), sheetGranting("partial")),
      ],
    },
    "correct-decision": {
      from: ["partially-validated", "certified"],
      by: [
        (state: State) => followCorrection(file(state), sheetGranting("full")),
        (state: State) => followCorrection(file(state), sheetGranting("partial")),
      ],
    },
    "correct-to-absence": {
      from: ["partially-validated", "certified"],
      by: [
        (state: State) => followCorrection(file(state), { ...sheetGranting("partial"), absence: "absent" }),
      ],
    },
    "decide-late": {
      from: ["submitted"],
      by: [
        (state: State) => decideLate(file(state), sheetGranting("full")),
        (state: State) => decideLate(file(state), sheetGranting("partial")),
      ],
    },
    "annul-decision": {
      from: ["partially-validated", "certified"],
      by: [
        (state: State) =>
          fileWithout(file(state), {
            fallen: file(state).lastSheetId ?? "",
            because: "fraud",
            certified: false,
          }),
      ],
    },
    "withdraw-certificate": {
      from: ["certified"],
      by: [(state: State) => fileWithout(file(state), { fallen: "", because: "annulled", certified: true })],
    },
    "restore-decision": { from: ["annulled"], by: [(state: State) => fileRestored(file(state), false)] },
    "restore-certificate": {
      from: ["annulled", "partially-validated"],
      by: [(state: State) => fileRestored(file(state), true)],
    },
    "grant-by-joining": {
      from: ["partially-validated"],
      by: [(state: State) => grantByJoining(file(state))],
    },
    resume: { from: ["partially-validated"], by: [(state: State) => resumeFile(file(state))] },
  } as const;
}
