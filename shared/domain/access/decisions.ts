import type { FileMain } from "../enrolment/file.ts";
import { inWords } from "../french/quantity.ts";
import { mayRead } from "./fields.ts";
import type { FileRelation } from "./relations.ts";

/**
 * R-PER-3: whether a reader of a file sees what juries decided on it: the company where its employee agreed, while all
 * see the domains that are left to present.
 */
export function seesDecisions(relation: FileRelation, file: FileMain): boolean {
  if (relation !== "company") return mayRead(relation, "decisions");
  return file.path === "training" && file.acceptance?.state === "accepted" && file.acceptance.showsResults;
}

/** R-PER-3: what a company is told of the domains of its employee that expire: which, where it reads decisions, or how many. */
export function expiringForCompany(titles: readonly string[], file: FileMain): readonly string[] {
  return seesDecisions("company", file) ? titles : [inWords({ count: titles.length, unit: "domain" })];
}
