import { centresOf } from "../domain/access/relations.ts";
import type { Candidate } from "../domain/enrolment/candidate.ts";
import type { FileMain } from "../domain/enrolment/file.ts";
import { wordsOf } from "../domain/lists/search-words.ts";
import { type ListedThing, type Scope, scopeOfOemm } from "./list-entries.ts";

/** Those whose lists a file stands in beside its people's: OEMM, the centres that follow it and, in training, the company. */
export function scopesOfFile(file: FileMain): Scope[] {
  return [scopeOfOemm, ...centresOf(file), ...(file.path === "training" ? [file.companyId] : [])];
}

/** What a file is found by: names, address and number, which all of {@link scopesOfFile} read in it (R-RGPD-4). */
export function wordsOfFile({ id, candidate }: { id: string; candidate: Candidate }): string[] {
  const { firstNames, usedName, birthName } = candidate.civilStatus;
  return wordsOf(firstNames, usedName, birthName, candidate.email, id);
}

/** A file as lists and searches are to find it. */
export function listedFile(file: FileMain): ListedThing {
  return {
    kind: "file",
    id: file.id,
    version: file.version,
    order: file.createdAt,
    scopes: scopesOfFile(file),
    part: [file.path, file.certification, file.state],
    path: file.path,
    personId: file.candidate.personId,
    words: wordsOfFile(file),
  };
}
