import type { Fact } from "../../events/fact.ts";
import type { PrintedSheet } from "../../shared/domain/validation/printed-sheet.ts";
import { decisionSheetMail } from "../../shared/mails/decision-sheet.ts";
import { fileEntity, sheetEntity } from "../../shared/store/files.ts";
import { fileKey, sheetKey } from "../../shared/store/keys.ts";
import { readTogether } from "../../shared/store/table.ts";
import { printedSheet } from "../documents/printed-sheet.ts";
import { commonOf } from "./about-file.ts";
import { exampleMail } from "./example.ts";
import type { MailSettings } from "./settings.ts";

const partial: PrintedSheet = {
  ...exampleMail,
  number: "FD-1",
  decidedOn: "2024-02-29",
  validation: "partial",
  results: [
    { title: "Analyser le marché", result: "acquired", validUntil: "2029-02-28" },
    { title: "Proposer une offre", result: "not-acquired" },
    { title: "Suivre la relation", result: "already-acquired", validUntil: "2028-06-30" },
  ],
  recommendation: "Approfondir la connaissance des offres.",
  approvedCentres: [{ name: "Centre Exemple", city: "Lyon", email: "lyon@example.org" }],
  chairName: "Sarah Exemple",
  correctsNumber: undefined,
  changes: [],
  countersignerName: undefined,
  standInName: undefined,
  absence: undefined,
  levelNotice: "Pas d’équivalence.",
  validity: exampleMail.policy.partialValidity.vae,
};

const corrected = { correctsNumber: "FD-0", countersignerName: "Inès Exemple" };

/** The mail of a decision sheet, first or corrected, to its candidate. */
export const decisionMail = {
  async load({ fact, data, settings }: { fact: Fact; data: { sheetId: string }; settings: MailSettings }) {
    const [fileItem, sheetItem] = await readTogether([
      fileKey(fact.about.id),
      sheetKey(fact.about.id, data.sheetId),
    ]);
    const file = fileEntity.find(fileItem);
    const sheet = sheetEntity.find(sheetItem);
    if (file === undefined || sheet === undefined) throw new Error(`the sheet of ${fact.id} does not exist`);
    const { to, common } = await commonOf(file, settings);
    return { to, given: { ...(await printedSheet(file, sheet)), ...common } };
  },
  write: decisionSheetMail,
  examples: [
    partial,
    { ...partial, validation: "full", recommendation: undefined, approvedCentres: [] },
    { ...partial, results: [{ title: "Analyser le marché", result: "not-acquired" }] },
    { ...partial, ...corrected, changes: [] },
    {
      ...partial,
      ...corrected,
      standInName: "Karim Exemple",
      changes: [{ title: "Proposer une offre", from: "acquired", to: "not-acquired" }],
    },
    { ...partial, ...corrected, absence: "excused", recommendation: undefined },
    { ...partial, validity: "permanent", results: [{ title: "Analyser le marché", result: "acquired" }] },
  ] satisfies [PrintedSheet, ...PrintedSheet[]],
};
