import * as z from "zod";
import { certificateWithdrawn } from "../../events/certificate.ts";
import { groundOfOemm } from "../../shared/domain/certificate/certificate.ts";
import { grantsNothing, withdrawCertificate } from "../../shared/domain/certificate/life.ts";
import { fullName } from "../../shared/domain/enrolment/candidate.ts";
import { sheetId } from "../../shared/domain/ids.ts";
import { issuedNumber } from "../../shared/domain/past/former-number.ts";
import { freeText } from "../../shared/domain/text/free-text.ts";
import { civilDate } from "../../shared/domain/time/civil-date.ts";
import { fileWithout } from "../../shared/domain/validation/file-outcome.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { saveCertificate } from "../../shared/store/certificates.ts";
import { saveFile } from "../../shared/store/files.ts";
import { saveHeld } from "../jury/follow-sheet.ts";
import { openWholeTask } from "../people/whole-task.ts";
import { loadHeldBy, loadSheetsOf } from "./held-by.ts";

/** R-DAY-9: OEMM withdraws a certificate, and what a decision granted that it rests on falls. */
export const route = defineRoute({
  name: "certificate/withdraw-certificate",
  method: "POST",
  path: "/certificates/{number}/withdrawal",
  summary: "Retirer un certificat\u00a0: fraude, ou décision annulée",
  tag: "certificates",
  params: z.strictObject({ number: issuedNumber }),
  body: z.strictObject({
    because: groundOfOemm,
    motive: freeText(2000).meta({ description: "Motif, lu par l’OEMM seul" }),
    sheetId: sheetId.optional().meta({
      description: "Fiche de la décision qui tombe, si c’est une décision antérieure à celle du certificat",
    }),
  }),
  reply: z.strictObject({ number: z.string(), withdrawnOn: civilDate }),
  needs: {
    table: {
      reads: ["CANDIDATE", "CERTIFICATE", "FILE", "REFERENTIAL", "TASK"],
      writes: ["CANDIDATE", "CERTIFICATE", "FILE", "TASK"],
      deletes: ["CANDIDATE"],
    },
  },
});

export const handler = serve(route, async ({ params, body, now, today }) => {
  const { because, motive } = body;
  const by = await loadHeldBy(params.number, (certificate) => body.sheetId ?? certificate.sheetId);
  const { certificate, file, holdings, decision, other } = by;
  if (decision === undefined) throw grantsNothing();
  const sheets = { own: by.own, fallen: decision, all: await loadSheetsOf(holdings) };
  const after = withdrawCertificate(holdings, certificate, sheets, { because, at: now });
  const given = { fallen: decision.id, because };
  const changed = [
    { before: file, after: fileWithout(file, { ...given, certified: true }) },
    ...(other === undefined
      ? []
      : [{ before: other, after: fileWithout(other, { ...given, certified: false }) }]),
  ];
  const { number, certification } = certificate;
  return {
    reply: { number, withdrawnOn: today },
    writes: [
      saveCertificate(certificate, after.certificate),
      ...saveHeld(holdings, after.holdings, decision, { label: fullName(file.candidate), now }),
      ...changed.flatMap((one) => (one.after === undefined ? [] : saveFile(one.before, one.after))),
      // R-PER-4: what falls may have been granted to a person who was joined too.
      ...(await openWholeTask(after.holdings, file, { today, now })),
    ],
    facts: [
      certificateWithdrawn.of(file.id, { number, certification, because, motive, sheetId: decision.id }),
    ],
  };
});
