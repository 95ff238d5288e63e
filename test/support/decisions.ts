import type { JuryDecision } from "../../shared/domain/jury/outcome.ts";
import type { DecisionSheet } from "../../shared/domain/validation/decision-sheet.ts";
import { testId, today } from "./files.ts";

/** What a jury says of each domain presented, granting some of them. */
export function decisionGranting(
  presented: readonly string[],
  granted: readonly string[],
): Pick<JuryDecision, "kind" | "domains"> {
  const domains = presented.map((code) => [code, granted.includes(code) ? "acquired" : "not-acquired"]);
  return { kind: "decided", domains: Object.fromEntries(domains) };
}

/** What a file reads of a signed sheet. */
export function sheetGranting(validation: DecisionSheet["validation"]): DecisionSheet {
  return { id: testId("sheet", 1), decidedOn: today, validation } as unknown as DecisionSheet;
}
