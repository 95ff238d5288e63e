import * as z from "zod";
import { centresOf } from "../domain/access/relations.ts";
import type { FileMain } from "../domain/enrolment/file.ts";
import { type Evaluator, hasAccepted } from "../domain/training/evaluator.ts";
import { defineEntity } from "./entity.ts";
import type { Item } from "./item.ts";
import {
  askedEvaluations,
  assessedFiles,
  centreFiles,
  companyFiles,
  employeesFiles,
  fileLinkKey,
  sortKey,
} from "./keys.ts";
import type { Write } from "./transaction.ts";

/** What a link holds and shows: the file to read. */
const fileLink = z.strictObject({ fileId: z.string() });

/** Links to files. */
export const linkEntity = defineEntity({ name: "file-link", data: () => fileLink, summary: () => fileLink });

/**
 * A training file is followed by more people than it has indexes, and a file by VAE has an employer: each other list that a
 * file appears in has a link, an item of its own. Links name the file and nothing else, so that they change only when the people do.
 */
function linksOf(file: FileMain): Item[] {
  const position = sortKey(file.createdAt, file.id);
  const link = (to: string, indexes: Required<Item>["indexes"]): Item =>
    linkEntity.item({
      ...fileLinkKey(file.id, to),
      version: 1,
      data: { fileId: file.id },
      summary: { fileId: file.id },
      indexes,
    });
  if (file.path === "vae") {
    const { companyId } = file.candidate;
    if (companyId === undefined) return [];
    return [link(companyId, { gsi2: { pk: employeesFiles(companyId), sk: position } })];
  }
  const others = centresOf(file).filter((id) => id !== file.centreId);
  return [
    link(file.companyId, { gsi2: { pk: companyFiles(file.companyId), sk: position } }),
    ...others.map((id) => link(id, { gsi2: { pk: centreFiles(id), sk: position } })),
    ...file.evaluators.flatMap((one) => {
      const pk = listOf(one);
      return pk === undefined ? [] : [link(one.account, { gsi1: { pk, sk: position } })];
    }),
  ];
}

/** R-PER-6: the list of an evaluator's that a file stands in: what they assess, or what they are asked to. */
function listOf(one: Evaluator): string | undefined {
  if (hasAccepted(one)) return assessedFiles(one.account);
  return one.answer === "waiting" ? askedEvaluations(one.account) : undefined;
}

function isSameList(one: Item["indexes"], other: Item["indexes"]): boolean {
  return one?.gsi1?.pk === other?.gsi1?.pk && one?.gsi2?.pk === other?.gsi2?.pk;
}

/** The writes that bring a file's links from `before` (undefined when it is created) to `after`. */
export function saveLinks(before: FileMain | undefined, after: FileMain): Write[] {
  const old = before === undefined ? [] : linksOf(before);
  const wanted = linksOf(after);
  return [
    ...wanted
      .filter(({ sk, indexes }) => !old.some((link) => link.sk === sk && isSameList(link.indexes, indexes)))
      .map((put): Write => ({ put, when: "any" })),
    ...old
      .filter(({ sk }) => !wanted.some((link) => link.sk === sk))
      .map(({ pk, sk }): Write => ({ delete: { pk, sk } })),
  ];
}
