import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { type Copy, copyMachine, finishCopy, requestCopy } from "../../../shared/domain/privacy/copy.ts";
import { noon, testId } from "../../support/files.ts";
import { proveTable } from "./prove-table.ts";

const given = { id: testId("cpy", 1), personId: testId("prs", 1), account: "a@example.org", subject: "s" };
const begun = () => requestCopy(given, guidePolicy.exports, noon);
const copyIn = (state: Copy["state"]) => ({ ...begun(), readyAt: noon, bytes: 1, state }) as Copy;

proveTable(copyMachine, begun, {
  finish: { from: ["requested"], by: [(state) => finishCopy(copyIn(state), 1, noon)] },
});
