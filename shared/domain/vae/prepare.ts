import type * as z from "zod";
import { type Approval, assertApproved } from "../centre/approval.ts";
import { DomainError } from "../domain-error.ts";
import type { FileContents } from "../enrolment/file.ts";
import { assertAllowed } from "../state-machine.ts";
import type { CivilDate, Instant } from "../time/civil-date.ts";
import type { Agreement, agreementTerms } from "./accompaniment.ts";
import type { Answer, answerText, Position } from "./booklet.ts";
import type { VaeFile, VaeFileIn } from "./file.ts";
import { vaeFileMachine } from "./file-machine.ts";

/** The terms of an agreement, as given by the centre. */
export type AgreementTerms = z.infer<typeof agreementTerms>;
/** An answer's text, as given by the candidate. */
export type AnswerText = z.infer<typeof answerText>;

/** R-VAE-5: an approved centre proposes an accompaniment; new terms ask for a new signature. */
export function proposeAgreement(
  file: VaeFile,
  terms: AgreementTerms,
  approvals: readonly Approval[],
  today: CivilDate,
): VaeFileIn<"admissible"> {
  assertAllowed(vaeFileMachine, file, "propose-agreement");
  assertApproved(approvals, { certification: file.certification, service: "vae", on: today }, "R-VAE-5");
  const agreement: Agreement = { terms, centreId: file.centreId, signedByCentreOn: today };
  return { ...file, agreement };
}

/**
 * R-VAE-5, R-CTR-3: the candidate signs the agreement proposed to them, once: the accompaniment begins, so the centre
 * has to be approved that day too.
 * @throws DomainError `agreement-missing`, `agreement-signed`, `centre-not-approved`.
 */
export function signAgreement(
  file: VaeFile,
  approvals: readonly Approval[],
  today: CivilDate,
): VaeFileIn<"admissible"> {
  assertAllowed(vaeFileMachine, file, "sign-agreement");
  if (file.agreement === undefined)
    throw new DomainError("agreement-missing", {
      rule: "R-VAE-5",
      detail: "Le centre n’a pas encore proposé de convention d’accompagnement.",
    });
  if (file.agreement.signedByCandidateOn !== undefined)
    throw new DomainError("agreement-signed", {
      rule: "R-VAE-5",
      detail: "Cette convention est déjà signée.",
    });
  assertApproved(approvals, { certification: file.certification, service: "vae", on: today }, "R-VAE-5");
  return { ...file, agreement: { ...file.agreement, signedByCandidateOn: today } };
}

/** R-VAE-7: the candidate answers on one domain of the certification; `previous` is the answer it replaces. */
export function answerDomain(
  file: VaeFile,
  given: { domainCode: string; text: AnswerText; previous: Answer | undefined },
  now: Instant,
): Answer {
  assertAllowed(vaeFileMachine, file, "answer-domain");
  return {
    ...given.text,
    domainCode: given.domainCode,
    version: (given.previous?.version ?? 0) + 1,
    updatedAt: now,
  };
}

/**
 * R-VAE-6: the candidate describes the positions held, with their proofs; the list replaces the earlier one.
 * @throws DomainError `evidence-unknown` when a proof is not a piece of the file.
 */
export function describePositions(
  { file, evidence }: FileContents<VaeFile>,
  positions: readonly Position[],
): VaeFileIn<"admissible"> {
  assertAllowed(vaeFileMachine, file, "describe-positions");
  const known = new Set(evidence.filter((piece) => piece.state !== "removed").map((piece) => piece.id));
  const fields = positions.flatMap((position, index) =>
    position.proofs.flatMap((proof, rank) =>
      known.has(proof)
        ? []
        : [{ path: `positions.${index}.proofs.${rank}`, message: "Cette pièce n’est pas dans le dossier." }],
    ),
  );
  if (fields.length > 0)
    throw new DomainError("evidence-unknown", {
      rule: "R-VAE-6",
      kind: "input",
      detail: "Un justificatif cité n’est pas dans le dossier.",
      fields,
    });
  return { ...file, positions: [...positions] };
}
