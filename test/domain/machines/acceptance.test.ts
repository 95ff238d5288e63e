import { type Acceptance, acceptanceMachine } from "../../../shared/domain/training/acceptance.ts";
import {
  accept,
  acceptOnPaper,
  askAgain,
  beginAcceptance,
  checkProof,
  decline,
} from "../../../shared/domain/training/answer-enrolment.ts";
import { noon, testId } from "../../support/files.ts";
import { proveTable } from "./prove-table.ts";

const code = "7K3M-9PQ2-XW4T";
const inState = (state: Acceptance["state"]) =>
  ({
    ...beginAcceptance(code, noon),
    acceptedAt: noon,
    declinedAt: noon,
    showsResults: false,
    state,
  }) as Acceptance;

proveTable(acceptanceMachine, () => beginAcceptance(code, noon), {
  ask: { from: ["asked", "declined"], by: [(state) => askAgain(inState(state), code, noon)] },
  mistake: {
    from: ["asked"],
    by: [
      (state) => {
        const checked = checkProof(inState(state), { code, bornOn: "1980-01-01" }, "1990-05-17", 5);
        return checked.right ? undefined : checked.after;
      },
    ],
  },
  accept: { from: ["asked"], by: [(state) => accept(inState(state), true, noon)] },
  "accept-on-paper": {
    from: ["asked", "declined"],
    by: [
      (state) => acceptOnPaper(inState(state), { evidenceId: testId("evd", 1), showsResults: false }, noon),
    ],
  },
  decline: { from: ["asked"], by: [(state) => decline(inState(state), noon)] },
});
