import type { Certificate } from "../domain/certificate/certificate.ts";
import { publicCertificate } from "../domain/certificate/certificate.ts";
import { longDate } from "../domain/french/wording.ts";
import type { Certification } from "../domain/referential/certification.ts";
import type { PrintedCertificate } from "../printing/printed-document.ts";

/** R-JURY-13: the certificate; R-REF-5: what it says of education levels; R-REF-6: the bonus it gives right to. */
export function certificateDocument(
  held: Certificate,
  certification: Pick<Certification, "name" | "educationLevelNotice">,
  verifyPage: string,
): PrintedCertificate {
  const euros = new Intl.NumberFormat("fr-FR", { style: "currency", currency: "EUR" });
  return {
    kind: "certificate",
    title: "Certificat de qualification professionnelle",
    reference: `Certificat n°\u00a0${held.number}`,
    madeAt: held.issuedAt,
    holderName: publicCertificate(held).holderName,
    certificationName: certification.name,
    statements: [
      `par décision du jury réuni le ${longDate(held.decidedOn)}, tous les domaines de compétences étant acquis.`,
    ],
    number: held.number,
    verifyUrl: `${verifyPage}/${held.number}`,
    verifyPage: verifyPage.replace(/^https?:\/\//, ""),
    notices: [
      certification.educationLevelNotice,
      `Ce CQP ouvre droit, dans la branche Mutualité, à une prime de ${held.bonus.points}\u00a0points, soit ${euros.format(held.bonus.amountCents / 100)} à la valeur du point connue au jour de la décision.`,
    ],
  };
}
