import { advanceDeadline, type Step } from "../../../shared/domain/deadlines/advance.ts";
import { closeDeadline, deadlineMachine, type Finding } from "../../../shared/domain/deadlines/deadline.ts";
import { approvalDeadlines } from "../../../shared/domain/deadlines/kinds/centre-approval.ts";
import type { Deadline } from "../../../shared/domain/deadlines/kinds.ts";
import { approval, today } from "../../support/files.ts";
import { proveTable } from "./prove-table.ts";

function begun(): Deadline {
  const [first] = approvalDeadlines([approval], [], today);
  if (first === undefined) throw new Error("an approval in force has a deadline");
  return first;
}

/** What a run does about a deadline in a state, if it is of the kind that is asked for. */
function run(kind: Step["kind"], state: Deadline["state"], day: string, finding: Finding = "holds") {
  const step = advanceDeadline({ ...begun(), state }, finding, day);
  return step.kind === kind && step.kind !== "nothing" ? step.deadline : undefined;
}

const passed = "2028-01-01";

proveTable(deadlineMachine, begun, {
  remind: { from: ["running"], by: [(state) => run("reminded", state, "2027-12-24")] },
  postpone: { from: ["running"], by: [(state) => run("postponed", state, passed, "awaits-outcome")] },
  expire: { from: ["running"], by: [(state) => run("expired", state, passed)] },
  move: {
    from: ["running", "met", "dropped", "expired"],
    by: [
      (state) => approvalDeadlines([{ ...approval, until: "2029-12-31" }], [{ ...begun(), state }], today)[0],
    ],
  },
  meet: { from: ["running"], by: [(state) => closeDeadline({ ...begun(), state }, "met", today)] },
  drop: { from: ["running"], by: [(state) => closeDeadline({ ...begun(), state }, "dropped", today)] },
});
