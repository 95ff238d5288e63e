import type { Certificate } from "../domain/certificate/certificate.ts";
import { publicCertificate } from "../domain/certificate/certificate.ts";
import { agreeing } from "../domain/french/agreement.ts";
import { inWords } from "../domain/french/quantity.ts";
import { longDate, plainDate } from "../domain/french/wording.ts";
import { birthInFrench } from "../domain/people/birth-in-french.ts";
import type { Certification } from "../domain/referential/certification.ts";
import { levelNotice, registeredAs } from "../domain/referential/level-notice.ts";
import { dateInParis } from "../domain/time/civil-date.ts";
import type { PrintedCertificate } from "../printing/printed-document.ts";

/** What a deployment says of the certificates that it prints. */
export interface CertificateSettings {
  /** Where the page that verifies certificates is. */
  verifyUrl: string;
  /** The same as it is printed to be typed; without it the machine's own is not printed. */
  verifyPage?: string | undefined;
  /** Who signs: « Le président de la CPNEFP ». */
  signatory: string;
  /** Where: « Paris ». */
  place: string;
}

/** R-JURY-13: the certificate; R-REF-5: what it says of education levels. */
export function certificateDocument(
  issued: Certificate,
  certification: Pick<Certification, "name" | "educationLevelNotice" | "registration" | "domains">,
  settings: CertificateSettings,
): PrintedCertificate {
  const { civilStatus } = issued.holder;
  const domains = inWords({ count: certification.domains.length, unit: "domain" });
  const acquired = `les ${domains} de la certification étant acquis`;
  const registered = registeredAs(certification, issued.decidedOn);
  const birth = birthInFrench(civilStatus);
  return {
    kind: "certificate",
    title: "Certificat de qualification professionnelle",
    reference: `Certificat n°\u00a0${issued.number}`,
    madeAt: issued.issuedAt,
    holderName: publicCertificate(issued).holderName,
    ...(birth === undefined ? {} : { birth }),
    certificationName: agreeing(certification.name, civilStatus.sex),
    statement:
      issued.byJoining === undefined
        ? `par décision du jury réuni le ${longDate(issued.decidedOn)}, ${acquired}.`
        : `à la date du ${longDate(issued.decidedOn)}, ${acquired} par décisions de jury.`,
    notices: [levelNotice(certification, issued.decidedOn)],
    signatory: settings.signatory,
    signed: `Fait à ${settings.place}, le ${plainDate(dateInParis(issued.issuedAt))}`,
    number: issued.number,
    ...(registered === undefined ? {} : { registered }),
    verifyUrl: `${settings.verifyUrl}/${issued.number}`,
    ...(settings.verifyPage === undefined
      ? {}
      : { verifyPage: settings.verifyPage.replace(/^https?:\/\//, "") }),
  };
}
