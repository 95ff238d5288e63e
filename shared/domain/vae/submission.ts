import { DomainError } from "../domain-error.ts";
import type { Instant } from "../time/civil-date.ts";
import type { VaeFile, VaeFileIn } from "./file.ts";
import type { FileContents } from "./file-contents.ts";
import { assertFileAllows } from "./file-machine.ts";
import { missingForJury } from "./readiness.ts";

/**
 * R-VAE-8: the candidate submits a complete file; from then on it is frozen and waits for a jury.
 * @throws DomainError `file-incomplete` with what is missing, item by item.
 */
export function submitFile(
  contents: FileContents,
  domainTitles: ReadonlyMap<string, string>,
  now: Instant,
): VaeFileIn<"submitted"> {
  const { file } = contents;
  assertFileAllows(file, "submit");
  const missing = missingForJury(contents, domainTitles);
  if (missing.length > 0)
    throw new DomainError("file-incomplete", {
      rule: "R-VAE-8",
      detail: "Le dossier n’est pas complet.",
      fields: missing.map(({ item, message }) => ({ path: item, message })),
    });
  return { ...file, state: "submitted", submittedAt: now };
}

/** R-VAE-8: OEMM reopens a submitted file; the reason goes to the candidate and into the history. */
export function reopenFile(file: VaeFile): VaeFileIn<"admissible"> {
  assertFileAllows(file, "reopen");
  return { ...file, state: "admissible" };
}

/** R-JURY-10: after a partial validation the candidate completes the file again for the other domains. */
export function resumeFile(file: VaeFile): VaeFileIn<"admissible"> {
  assertFileAllows(file, "resume");
  const { sessionId: _, ...resumed } = file;
  return { ...resumed, state: "admissible" };
}

/** The candidate gives up; what was recorded is kept. */
export function withdrawFile(file: VaeFile): VaeFileIn<"withdrawn"> {
  assertFileAllows(file, "withdraw");
  return { ...file, state: "withdrawn" };
}
