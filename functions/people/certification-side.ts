import type { CandidateFile } from "../../shared/domain/enrolment/file.ts";
import { type CertificationCode, certificationCode } from "../../shared/domain/referential/certification.ts";
import type { DecisionSheet } from "../../shared/domain/validation/decision-sheet.ts";
import { type Holdings, withoutCorrected } from "../../shared/domain/validation/holdings.ts";
import { enrolmentGuardEntity, listSheets, loadFile, type WholeFile } from "../../shared/store/files.ts";
import { everyFileOf } from "../../shared/store/files-of-person.ts";
import { parseHoldings } from "../../shared/store/holdings.ts";
import { enrolmentGuardKey, holdingsKey } from "../../shared/store/keys.ts";
import { readTogether } from "../../shared/store/table.ts";

/** What one of two persons has of a certification: what decisions rest on. */
export interface Side {
  certification: CertificationCode;
  holdings: Holdings;
  lastSheet: DecisionSheet | undefined;
  underWay: WholeFile | undefined;
}

/** What a person has of each certification, in the order of their codes. Three round trips each, at once. */
export function loadSides(personId: string): Promise<Side[]> {
  return Promise.all(certificationCode.options.map((certification) => loadSide(personId, certification)));
}

/** What a person has of a certification, from one snapshot. */
export async function loadSide(personId: string, certification: CertificationCode): Promise<Side> {
  const [heldItem, guardItem] = await readTogether([
    holdingsKey(personId, certification),
    enrolmentGuardKey(personId, certification),
  ]);
  const holdings = parseHoldings(heldItem, { candidate: { personId }, certification });
  const guard = enrolmentGuardEntity.find(guardItem);
  const named = new Set(Object.values(holdings.sheets ?? {}).map(({ fileId }) => fileId));
  const [underWay, ...sheets] = await Promise.all([
    guard === undefined ? undefined : loadFile(guard.fileId),
    ...[...named].map(listSheets),
  ]);
  const known = sheets.flat();
  const lastSheet = known.find(({ id }) => id === holdings.lastSheetId) ?? (await findLastSheet(holdings));
  return { certification, holdings: withoutCorrected(holdings, known), lastSheet, underWay };
}

/** The last sheet of older holdings, which don't tell its file: it is one of the person's. */
async function findLastSheet(held: Holdings): Promise<DecisionSheet | undefined> {
  const { lastSheetId, personId, certification } = held;
  if (lastSheetId === undefined) return undefined;
  for await (const file of filesOf(personId, certification)) {
    const found = (await listSheets(file)).find(({ id }) => id === lastSheetId);
    if (found !== undefined) return found;
  }
  throw new Error(`the sheet ${lastSheetId} is not in a file of ${personId}`);
}

async function* filesOf(personId: string, certification: CandidateFile["certification"]) {
  for await (const file of everyFileOf(personId)) if (file.certification === certification) yield file.id;
}
