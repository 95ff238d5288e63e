import { DomainError } from "../domain-error.ts";
import type { Instant } from "../time/civil-date.ts";
import { type MissingItem, missingForTrainingJury } from "../training/readiness.ts";
import { missingForRegistration } from "../training/registration.ts";
import { missingForJury } from "../vae/readiness.ts";
import { type CandidateFile, type FileContents, type FileIn, transitionFile } from "./file.ts";

/** R-TRN-1, R-TRN-12, R-VAE-8: what keeps a file from its next step: registration for a draft, the jury otherwise. */
export function missingFromFile(
  { file, answers, evidence }: FileContents,
  domainTitles: ReadonlyMap<string, string>,
): MissingItem[] {
  if (file.path === "vae") return missingForJury({ file, answers, evidence }, domainTitles);
  const contents = { file, answers, evidence };
  return file.state === "draft" ? missingForRegistration(contents) : missingForTrainingJury(contents);
}

/**
 * R-VAE-8, R-TRN-12: a complete file is submitted, by the candidate or by the company; from then on it is frozen
 * and waits for a jury.
 * @throws DomainError `file-incomplete` with what is missing, item by item.
 */
export function submitFile(
  contents: FileContents,
  domainTitles: ReadonlyMap<string, string>,
  now: Instant,
): FileIn<"submitted"> {
  return transitionFile(contents.file, "submit", (file) => {
    const missing = missingFromFile(contents, domainTitles);
    const incomplete = new DomainError("file-incomplete", {
      rule: file.path === "vae" ? "R-VAE-8" : "R-TRN-12",
      detail: "Le dossier n’est pas complet.",
      fields: missing.map(({ item, message }) => ({ path: item, message })),
    });
    if (missing.length > 0) throw incomplete;
    if (file.path === "vae") return { ...file, state: "submitted", submittedAt: now };
    const { interview, individualPath } = file;
    if (interview === undefined || individualPath === undefined) throw incomplete;
    return { ...file, interview, individualPath, state: "submitted", submittedAt: now };
  });
}

/** R-VAE-8, R-TRN-12: OEMM reopens a submitted file; the reason goes to the candidate and into the history. */
export function reopenFile(file: CandidateFile): FileIn<"admissible" | "enrolled"> {
  return transitionFile(file, "reopen", (submitted) =>
    submitted.path === "vae" ? { ...submitted, state: "admissible" } : { ...submitted, state: "enrolled" },
  );
}

/** R-JURY-10: after a partial validation the file is taken up again for the other domains. */
export function resumeFile(file: CandidateFile): FileIn<"admissible" | "enrolled"> {
  return transitionFile(file, "resume", (decided) => {
    if (decided.path === "vae") {
      const { sessionId: _, ...resumed } = decided;
      return { ...resumed, state: "admissible" };
    }
    const { sessionId: _, ...resumed } = decided;
    return { ...resumed, state: "enrolled" };
  });
}

/** The candidacy is given up; what was recorded is kept. */
export function withdrawFile(file: CandidateFile): FileIn<"withdrawn"> {
  return transitionFile(file, "withdraw", (held) => ({ ...held, state: "withdrawn" }));
}

/** R-OEMM-1: as {@link withdrawFile}, by OEMM for a candidate who can't: also of a file that a session is to hear. */
export function withdrawByOemm(file: CandidateFile): FileIn<"withdrawn"> {
  return transitionFile(file, "withdraw-by-oemm", ({ sessionId: _, ...held }) => ({
    ...held,
    state: "withdrawn",
  }));
}

/** R-OEMM-1: a file is closed for good: nothing more happens in it, and the candidate may begin another one. A draft is withdrawn. */
export function closeFile(file: CandidateFile): FileIn<"closed"> {
  return transitionFile(file, "close", ({ sessionId: _, ...held }) => ({ ...held, state: "closed" }));
}

/** R-PER-4: a file that a joining withdrew is as it was before, once the joining is undone. */
export function restoreFile(file: CandidateFile, withdrawnIn: string): CandidateFile {
  // It holds all that it held in that state, which TypeScript can't see.
  return transitionFile(file, "restore", (held) => ({ ...held, state: withdrawnIn }) as FileIn<"enrolled">);
}
