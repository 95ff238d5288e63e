import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { publicPageStyle } from "../../shared/documents/public-page.ts";
import { type Verification, verificationPage } from "../../shared/documents/verification-page.ts";
import { type Certificate, publicCertificate } from "../../shared/domain/certificate/certificate.ts";
import { isCertificateNumber } from "../../shared/domain/certificate/number.ts";
import { typedNumber } from "../../shared/domain/past/former-number.ts";
import { htmlAnswer } from "../../shared/http/html-answer.ts";
import { openLogger } from "../../shared/runtime/open-logger.ts";
import { loadCertificate } from "../../shared/store/certificates.ts";
import { certificationOfFile } from "../../shared/store/referential.ts";

/** What the public may know of a genuine certificate (R-JURY-13): what is printed on it. */
export async function genuine(found: Certificate) {
  const { name } = await certificationOfFile(found);
  const { number, takenOver } = found;
  return { number, ...publicCertificate(found), certification: name, ...(takenOver ? { takenOver } : {}) };
}

/** The genuine certificate of a number; one taken back by a correction is as unknown as one that never was. */
export async function findGenuine(number: string): Promise<Certificate | undefined> {
  const found = await loadCertificate(number);
  return found?.withdrawnAt === undefined ? found : undefined;
}

/** The answer of the verification page about what a visitor typed, or followed from a QR code. */
export async function verifyOnPage(typed: string | undefined): Promise<APIGatewayProxyStructuredResultV2> {
  try {
    const about = await verify(typed?.trim() ?? "");
    const status = { asked: 200, genuine: 200, unknown: 404, mistyped: 400 } as const;
    return htmlAnswer(status[about.kind], verificationPage(about), publicPageStyle);
  } catch (error) {
    (await openLogger()).error("unexpected error", { error });
    return {
      statusCode: 500,
      headers: { "content-type": "text/plain; charset=utf-8" },
      body: "Une erreur s’est produite de notre côté ; réessayez dans quelques minutes.",
    };
  }
}

async function verify(typed: string): Promise<Verification> {
  if (typed === "") return { kind: "asked" };
  const number = typedNumber(typed);
  const found = number === undefined ? undefined : await findGenuine(number);
  if (found !== undefined) return { kind: "genuine", ...(await genuine(found)) };
  if (number === undefined || !isCertificateNumber(number))
    return { kind: "mistyped", typed: typed.slice(0, 60) };
  return { kind: "unknown", number };
}
