import { certificateIssued, certificateRestored, certificateWithdrawn } from "../../../events/certificate.ts";
import type { Fact } from "../../../events/fact.ts";
import { certificateDocument } from "../../../shared/documents/certificate.ts";
import { loadCertificate } from "../../../shared/store/certificates.ts";
import { certificationOfFile } from "../../../shared/store/referential.ts";
import { ofFile, type PrintedOn, type PrintOrder, withdrawing } from "../print-order.ts";
import { certificateSettings } from "../settings.ts";

/** A certificate of the file of a fact, as it is now. */
export function certificate(fact: Fact, number: string): PrintOrder {
  return {
    name: ofFile(fact, "certificate", number),
    async print() {
      const held = await loadCertificate(number);
      if (held === undefined) throw new Error(`the certificate of ${fact.id} does not exist`);
      if (held.withdrawnAt !== undefined) return undefined;
      return certificateDocument(held, await certificationOfFile(held), certificateSettings());
    },
  };
}

/** R-JURY-13, R-DAY-9: a certificate that is withdrawn is offered no more; restored, it is printed again. */
export const certificateOn: readonly PrintedOn[] = [
  { fact: certificateIssued, order: (fact) => certificate(fact, certificateIssued.read(fact).number) },
  { fact: certificateRestored, order: (fact) => certificate(fact, certificateRestored.read(fact).number) },
  {
    fact: certificateWithdrawn,
    order: (fact) => withdrawing(certificate(fact, certificateWithdrawn.read(fact).number)),
  },
];
