import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { publicPage, publicPageStyle } from "../../shared/documents/public-page.ts";
import {
  type Verification,
  type VerificationForm,
  verificationPage,
} from "../../shared/documents/verification-page.ts";
import { type Certificate, publicCertificate } from "../../shared/domain/certificate/certificate.ts";
import { isCertificateNumber } from "../../shared/domain/certificate/number.ts";
import { typedNumber } from "../../shared/domain/past/former-number.ts";
import { dateInParis } from "../../shared/domain/time/civil-date.ts";
import { htmlAnswer } from "../../shared/http/html-answer.ts";
import { openLogger } from "../../shared/runtime/open-logger.ts";
import { loadCertificate } from "../../shared/store/certificates.ts";
import { certificationOfFile } from "../../shared/store/referential.ts";

/**
 * What the public may know of a certificate: of a genuine one what is printed on it (R-JURY-13), of a withdrawn one since
 * when, and neither of whom nor why (R-DAY-9).
 */
export async function whatIsPublic(found: Certificate) {
  const { name: certification } = await certificationOfFile(found);
  const { number, withdrawnAt, takenOver } = found;
  return withdrawnAt === undefined
    ? {
        genuine: true as const,
        number,
        certification,
        ...publicCertificate(found),
        ...(takenOver ? { takenOver } : {}),
      }
    : { genuine: false as const, number, certification, withdrawnOn: dateInParis(withdrawnAt) };
}

/** What the verification page says of numbers that it can't answer for, by status. */
export const refusedPages = {
  400: "Page\u00a0: ce numéro est mal recopié",
  404: "Page\u00a0: aucun certificat authentique ne porte ce numéro",
  500: "Page\u00a0: une erreur s’est produite, à réessayer plus tard",
};

const failedPage = (form: VerificationForm) =>
  publicPage({
    title: "Erreur – Vérifier un certificat",
    main: '<h1>Vérifier un certificat</h1>\n<section class="mistyped"><h2>Une erreur s’est produite</h2><p>Elle vient de notre côté\u00a0; réessayez dans quelques minutes.</p></section>',
    footer: `<a href="${form}">Vérifier un certificat</a>`,
  });

/** The answer of the verification page about what a visitor typed, or followed from a QR code. */
export async function verifyOnPage(
  typed: string | undefined,
  form: VerificationForm,
): Promise<APIGatewayProxyStructuredResultV2> {
  try {
    const about = await verify(typed?.trim() ?? "");
    const status = { asked: 200, genuine: 200, withdrawn: 200, unknown: 404, mistyped: 400 } as const;
    return htmlAnswer(status[about.kind], verificationPage(about, form), publicPageStyle);
  } catch (error) {
    (await openLogger()).error("unexpected error", { error });
    return htmlAnswer(500, failedPage(form), publicPageStyle);
  }
}

async function verify(typed: string): Promise<Verification> {
  if (typed === "") return { kind: "asked" };
  const number = typedNumber(typed);
  const found = number === undefined ? undefined : await loadCertificate(number);
  if (found !== undefined) {
    const told = await whatIsPublic(found);
    return told.genuine ? { kind: "genuine", ...told } : { kind: "withdrawn", ...told };
  }
  if (number === undefined || !isCertificateNumber(number))
    return { kind: "mistyped", typed: typed.slice(0, 60) };
  return { kind: "unknown", number };
}
