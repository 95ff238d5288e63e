import type { Certificate } from "../domain/certificate/certificate.ts";
import { publicCertificate } from "../domain/certificate/certificate.ts";
import { longDate } from "../domain/french/wording.ts";
import type { Certification } from "../domain/referential/certification.ts";
import type { PrintedCertificate } from "../printing/printed-document.ts";

/** R-JURY-13: the certificate; R-REF-5: what it says of education levels; R-REF-6: the bonus it gives right to. */
export function certificateDocument(
  issued: Certificate,
  certification: Pick<Certification, "name" | "educationLevelNotice">,
  verifyPage: string,
): PrintedCertificate {
  const euros = new Intl.NumberFormat("fr-FR", { style: "currency", currency: "EUR" });
  return {
    kind: "certificate",
    title: "Certificat de qualification professionnelle",
    reference: `Certificat n°\u00a0${issued.number}`,
    madeAt: issued.issuedAt,
    holderName: publicCertificate(issued).holderName,
    certificationName: certification.name,
    statements: [
      issued.byJoining === undefined
        ? `par décision du jury réuni le ${longDate(issued.decidedOn)}, tous les domaines de compétences étant acquis.`
        : `à la date du ${longDate(issued.decidedOn)}, tous les domaines de compétences étant acquis par décisions de jury.`,
    ],
    number: issued.number,
    verifyUrl: `${verifyPage}/${issued.number}`,
    verifyPage: verifyPage.replace(/^https?:\/\//, ""),
    mentions: [
      certification.educationLevelNotice,
      `Ce CQP ouvre droit, dans la branche Mutualité, à une prime de ${issued.bonus.points}\u00a0points, soit ${euros.format(issued.bonus.amountCents / 100)} à la valeur du point connue au jour de la décision.`,
    ],
  };
}
