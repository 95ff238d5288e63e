import * as z from "zod";
import { decisionCorrected } from "../../events/jury.ts";
import { fileId, sheetId } from "../../shared/domain/ids.ts";
import { juryDecision } from "../../shared/domain/jury/outcome.ts";
import { checkDecision } from "../../shared/domain/jury/sitting.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { domainCodes } from "../../shared/domain/referential/versions.ts";
import { correctSheet, presentedOn } from "../../shared/domain/validation/decision-sheet.ts";
import { followCorrection } from "../../shared/domain/validation/file-outcome.ts";
import { assertLastSheet, assertNothingUnderWay } from "../../shared/domain/validation/holdings.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import {
  fileUnderWay,
  nothingUnderWay,
  parseFile,
  saveFile,
  sheetEntity,
  wholeKeys,
} from "../../shared/store/files.ts";
import { loadHoldingsOf } from "../../shared/store/holdings.ts";
import { sheetKey } from "../../shared/store/keys.ts";
import { certificationOfFile } from "../../shared/store/referential.ts";
import { readTogether } from "../../shared/store/table.ts";
import { sheetView, toSheetView } from "../../shared/views/sheet-view.ts";
import { followSheet } from "./follow-sheet.ts";

/** R-JURY-12: the chair who signed a sheet corrects a clerical error by a new signed sheet. */
export const route = defineRoute({
  method: "POST",
  path: "/files/{fileId}/decision-sheets/{sheetId}/correction",
  summary: "Rectifier une erreur matérielle par une nouvelle fiche signée",
  tag: "jury",
  params: z.strictObject({ fileId, sheetId }),
  body: juryDecision.omit({ kind: true }),
  reply: sheetView,
  status: 201,
  creates: true,
  needs: {
    table: {
      reads: ["CANDIDATE", "CERTIFICATE", "FILE", "REFERENTIAL"],
      writes: ["CANDIDATE", "CERTIFICATE", "FILE"],
      checks: ["CANDIDATE"],
      deletes: ["CANDIDATE"],
    },
  },
});

export const handler = serve(route, async ({ params, body, actor, newId, now, random }) => {
  const [sheetItem, ...fileItems] = await readTogether([
    sheetKey(params.fileId, params.sheetId),
    ...wholeKeys(params.fileId),
  ]);
  const file = parseFile(fileItems);
  const first = sheetEntity.find(sheetItem);
  // To all but the chair who signed it, the sheet does not exist.
  if (file === undefined || first === undefined || first.chair.memberId !== actor.partyId) throw notFound();
  const decision = { kind: "decided" as const, ...body };
  checkDecision(decision, presentedOn(first));
  const [holdings, certification, other] = await Promise.all([
    loadHoldingsOf(file),
    certificationOfFile(file),
    fileUnderWay(file),
  ]);
  const codes = domainCodes(certification);
  // R-PER-5: signed anew, it bears the name that its candidate has now.
  const sheet = correctSheet({ ...first, candidate: file.candidate }, decision, {
    id: newId("sheet"),
    domainCodes: codes,
    signedAt: now,
    validity: guidePolicy.partialValidity,
    ofOthers: holdings.ofOthers,
  });
  const { id, number, validation } = sheet;
  assertLastSheet(holdings, first);
  assertNothingUnderWay(other === file.id ? undefined : other);
  const followed = await followSheet(holdings, sheet, file, { domainCodes: codes, random, now });
  return {
    reply: toSheetView(sheet),
    location: `/files/${file.id}/decision-sheets/${id}`,
    writes: [
      ...saveFile(file, followCorrection(file, sheet), { sheet }),
      ...followed.writes,
      // A file that is itself under way can't end unless it changes.
      ...(other === undefined ? [nothingUnderWay(file)] : []),
    ],
    facts: [
      decisionCorrected.of(file.id, { sheetId: id, number, validation, corrects: first.id }),
      ...followed.facts,
    ],
  };
});
