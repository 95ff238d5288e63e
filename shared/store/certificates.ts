import * as z from "zod";
import { type Certificate, certificate } from "../domain/certificate/certificate.ts";
import { fullName } from "../domain/enrolment/candidate.ts";
import { type CertificationCode, certificationCode } from "../domain/referential/certification.ts";
import type { Cursor } from "./cursor.ts";
import { defineEntity, type Listed } from "./entity.ts";
import { certificateKey, certificatesOf, sortKey } from "./keys.ts";
import { namedByPersonIn } from "./person-steps.ts";
import { type Page, readOne, readPage } from "./table.ts";
import type { Write } from "./transaction.ts";

/** What a list shows of a certificate. */
export const certificateSummary = z.object({
  number: z.string(),
  certification: certificationCode,
  fileId: z.string(),
  holderName: z.string(),
  decidedOn: z.string(),
  withdrawnAt: z.string().optional(),
});
/** A certificate in a list, see {@link certificateSummary}. */
export type CertificateSummary = z.infer<typeof certificateSummary>;
/** A certificate in a list with its version, and when it last changed, where that was noted. */
export type ListedCertificate = Listed<CertificateSummary>;

/** Certificates. */
export const certificateEntity = defineEntity({
  name: "certificate",
  data: () => certificate,
  summary: () => certificateSummary,
  steps: [{ data: namedByPersonIn("holder") }],
});

/** A certificate, or undefined when no such number was issued. One round trip. */
export async function loadCertificate(number: string): Promise<Certificate | undefined> {
  return certificateEntity.find(await readOne(certificateKey(number)));
}

/** The write that issues a certificate or saves it as a new version; a number is never issued twice. */
export function saveCertificate(before: Certificate | undefined, after: Certificate): Write {
  const version = (before?.version ?? 0) + 1;
  const { number, certification, fileId, decidedOn, withdrawnAt } = after;
  const holderName = fullName(after.holder);
  return {
    put: certificateEntity.item({
      ...certificateKey(number),
      version,
      data: { ...after, version },
      summary: { number, certification, fileId, holderName, decidedOn, withdrawnAt },
      indexes: { gsi3: { pk: certificatesOf(certification), sk: sortKey(decidedOn, number) } },
    }),
    when: before === undefined ? "absent" : { version: before.version },
  };
}

/** A page of a certification's certificates, by date of decision. */
export function listCertificates(
  certification: CertificationCode,
  limit: number,
  cursor: Cursor | undefined,
): Promise<Page<ListedCertificate>> {
  return readPage(
    { index: "gsi3", pk: certificatesOf(certification), limit, cursor },
    certificateEntity.listed,
  );
}
