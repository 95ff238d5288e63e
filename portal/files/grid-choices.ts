import type { ReplyOf } from "@cqp-mutualite/client/operations";
import type { Choice } from "../forms/part.ts";

/** A domain of competences, as the grid of a file shows it. */
export type Domain = ReplyOf<"/v1/files/{fileId}/grid", "get">["domains"][number];

/** The domains of a referential, as choices. */
export const domainChoices = (domains: readonly Domain[]): Choice[] =>
  domains.map(({ code, number, title }) => ({ value: code, label: `${number}. ${title}` }));

/** The indicators of some domains, as choices. */
export const indicatorChoices = (domains: readonly Domain[]): Choice[] =>
  domains.flatMap(({ criteria }) =>
    criteria.flatMap(({ indicators }) => indicators.map(({ code, text }) => ({ value: code, label: text }))),
  );
