import type { JuryDecision } from "../../shared/domain/jury/outcome.ts";

/** What a jury says of each domain presented, granting some of them. */
export function decisionGranting(
  presented: readonly string[],
  granted: readonly string[],
): Pick<JuryDecision, "kind" | "domains"> {
  const domains = presented.map((code) => [code, granted.includes(code) ? "acquired" : "not-acquired"]);
  return { kind: "decided", domains: Object.fromEntries(domains) };
}
