import * as z from "zod";
import { certificateRestored } from "../../events/certificate.ts";
import { fallenWith, restedOnBoth, restoreCertificate } from "../../shared/domain/certificate/life.ts";
import { fullName } from "../../shared/domain/enrolment/candidate.ts";
import { issuedNumber } from "../../shared/domain/past/former-number.ts";
import { domainCodes } from "../../shared/domain/referential/versions.ts";
import { freeText } from "../../shared/domain/text/free-text.ts";
import { fileRestored } from "../../shared/domain/validation/file-outcome.ts";
import { assertNothingUnderWay, certificateNumbers } from "../../shared/domain/validation/holdings.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadCertificate, saveCertificate } from "../../shared/store/certificates.ts";
import { fileUnderWay, nothingUnderWay, saveFile } from "../../shared/store/files.ts";
import { saveHeld } from "../jury/follow-sheet.ts";
import { loadHeldBy } from "./held-by.ts";

/** R-DAY-9: OEMM restores a certificate that it had withdrawn: the same number stands again. */
export const route = defineRoute({
  name: "certificate/restore-certificate",
  method: "POST",
  path: "/certificates/{number}/restoration",
  summary: "Rétablir un certificat retiré, sous le même numéro",
  tag: "certificates",
  params: z.strictObject({ number: issuedNumber }),
  body: z.strictObject({ motive: freeText(2000).meta({ description: "Motif, lu par l’OEMM seul" }) }),
  reply: z.strictObject({ number: z.string() }),
  needs: {
    table: {
      reads: ["CANDIDATE", "CERTIFICATE", "FILE", "REFERENTIAL"],
      writes: ["CANDIDATE", "CERTIFICATE", "FILE"],
      checks: ["CANDIDATE"],
      deletes: ["CANDIDATE"],
    },
  },
});

export const handler = serve(route, async ({ params, body, now }) => {
  const by = await loadHeldBy(params.number, fallenWith);
  const { certificate, file, holdings, certification: version, own, decision, other } = by;
  if (decision === undefined) throw restedOnBoth();
  assertNothingUnderWay(await fileUnderWay(file));
  const others = await Promise.all(certificateNumbers(holdings).map(loadCertificate));
  const sheets = { own, returned: decision };
  const after = restoreCertificate(holdings, certificate, sheets, {
    at: now,
    domainCodes: domainCodes(version),
    others: others.filter((one) => one !== undefined),
  });
  const changed = [
    { before: file, after: fileRestored(file, true) },
    ...(other === undefined ? [] : [{ before: other, after: fileRestored(other, false) }]),
  ];
  const { number, certification } = certificate;
  return {
    reply: { number },
    writes: [
      nothingUnderWay(file),
      saveCertificate(certificate, after.certificate),
      ...saveHeld(holdings, after.holdings, decision, { label: fullName(file.candidate), now }),
      ...changed.flatMap((one) => (one.after === undefined ? [] : saveFile(one.before, one.after))),
    ],
    facts: [certificateRestored.of(file.id, { number, certification, by: "oemm", motive: body.motive })],
  };
});
