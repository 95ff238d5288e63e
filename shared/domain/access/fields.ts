import type { CandidateFile } from "../enrolment/file.ts";
import type { RuleNumber } from "../rules/rule-texts.ts";
import { type FileRelation, fileRelations } from "./relations.ts";

/** Fields of a file that some of its readers don't see, and who does. */
interface RestrictedField {
  /** What they are, for the page of permissions. */
  shown: string;
  rule: RuleNumber;
  readers: readonly FileRelation[];
  /** What has to hold for a reader besides, where something has. */
  condition?: Partial<Record<FileRelation, string>>;
}

const allBut = (...hiddenFrom: FileRelation[]) =>
  fileRelations.filter((relation) => !hiddenFrom.includes(relation));

/**
 * R-RGPD-4, R-PER-3, R-PER-5, R-OEMM-1: what readers of a file see as they need it, and no others. Views and printed booklets drop
 * fields by this table, from which the page of permissions is made too.
 */
export const restrictedFields = {
  contact: {
    shown: "e-mail, telephone and postal address of the candidate, e-mail of the evaluators",
    rule: "R-RGPD-4",
    readers: allBut("evaluator", "sitting-member"),
  },
  opinions: {
    shown: "opinions of the evaluators",
    rule: "R-RGPD-4",
    readers: fileRelations,
    condition: {
      evaluator: "a colleague's, once they have given their own",
      company: "where the reader is an evaluator, as for evaluators",
    },
  },
  sessionPlace: {
    shown: "place or video link of the jury session, in the history",
    rule: "R-RGPD-4",
    readers: ["oemm", "owner"],
  },
  decisions: {
    shown: "decision sheets, number of the certificate, domains acquired or expiring",
    rule: "R-PER-3",
    readers: allBut("evaluator"),
    condition: { company: "where its employee agreed" },
  },
  holdings: {
    shown: "domains to present",
    rule: "R-JURY-10",
    readers: allBut("sitting-member"),
  },
  session: { shown: "session that hears the file", rule: "R-JURY-6", readers: ["oemm", "sitting-member"] },
  addressFault: {
    shown: "why the candidate's address is not written to",
    rule: "R-PER-2",
    readers: ["oemm", "owner"],
  },
  civilStatusProof: {
    shown: "pieces that prove a civil status",
    rule: "R-PER-5",
    readers: ["oemm", "owner"],
  },
  motiveOfOemm: {
    shown: "why OEMM acted in the candidate's place, in the history",
    rule: "R-OEMM-1",
    readers: ["oemm", "owner"],
  },
} as const satisfies Record<string, RestrictedField>;

/** Such fields, see {@link restrictedFields}. */
export type Restricted = keyof typeof restrictedFields;

/** Whether a reader sees fields of a file, as far as their relation to it says. */
export function mayRead(relation: FileRelation, field: Restricted): boolean {
  const readers: readonly FileRelation[] = restrictedFields[field].readers;
  return readers.includes(relation);
}

/**
 * R-RGPD-4: whether a reader sees an opinion on a candidate. An evaluator has given their own before they read a
 * colleague's, in their company's account too; where it isn't told whose account reads, once all are given.
 */
export function seesOpinions(
  { relation, account }: { relation: FileRelation; account?: string | undefined },
  { evaluators, opinions }: Pick<Extract<CandidateFile, { path: "training" }>, "evaluators" | "opinions">,
): boolean {
  if (relation !== "evaluator" && relation !== "company") return true;
  const given = (one: string) => opinions.some((opinion) => opinion.account === one);
  if (account === undefined) return evaluators.every((evaluator) => given(evaluator.account));
  const evaluates = evaluators.some((evaluator) => evaluator.account === account);
  return !evaluates || given(account);
}
