import { documentObject } from "../../shared/objects/document-objects.ts";
import { settledKey } from "../../shared/objects/object-keys.ts";
import { certificateEntity } from "../../shared/store/certificates.ts";
import { deadlineEntity } from "../../shared/store/deadlines.ts";
import { documentEntity } from "../../shared/store/documents.ts";
import { entities } from "../../shared/store/entities.ts";
import { factEntity } from "../../shared/store/facts.ts";
import { evidenceEntity, fileEntity } from "../../shared/store/files.ts";
import { fromAttributes, type StoredItem } from "../../shared/store/item.ts";
import { mailEntity } from "../../shared/store/mails.ts";
import { isInBucket } from "./lost-documents.ts";
import { scanTable } from "./scan-table.ts";

/** What was looked at, and what is wrong, a sentence each. */
export interface Verified {
  items: number;
  objects: number;
  faults: string[];
}

/** Objects that are asked after at the same time. */
const atOnce = 16;

/** Something that one item says of another, or of an object. */
interface Claim {
  /** What must be there: an item's entity and identifier, or a key of the bucket. */
  of: string;
  where: string;
}

/**
 * Whether a table and its bucket stand for one state of the system: each item is read by this code, what items tell of is in the
 * table, and the bytes that they tell of are in the bucket. It reads everything, and writes nothing.
 */
export async function verifyData(): Promise<Verified> {
  const verified: Verified = { items: 0, objects: 0, faults: [] };
  const there = new Set<string>();
  const claims: Claim[] = [];
  let asked: Promise<void>[] = [];
  for await (const attributes of scanTable({})) {
    verified.items += 1;
    const told = readItem(attributes, verified.faults);
    if (told === undefined) continue;
    if (told.is !== undefined) there.add(told.is);
    claims.push(...told.claims);
    for (const key of told.objects) {
      verified.objects += 1;
      asked.push(
        isInBucket(key).then((found) => {
          if (!found) verified.faults.push(`${told.where} tells of the object ${key}, which is not there`);
        }),
      );
    }
    if (asked.length < atOnce) continue;
    await Promise.all(asked);
    asked = [];
  }
  await Promise.all(asked);
  for (const { of, where } of claims)
    if (!there.has(of)) verified.faults.push(`${where} tells of ${of}, which is not there`);
  return verified;
}

/** What an item is, and what it tells of. */
interface Told {
  where: string;
  is?: string;
  claims: Claim[];
  objects: string[];
}

function readItem(attributes: Parameters<typeof fromAttributes>[0], faults: string[]): Told | undefined {
  try {
    const item = fromAttributes(attributes);
    const entity = entities.get(item.entity);
    if (entity === undefined) throw new Error(`no code reads ${item.entity}`);
    if (item.data !== undefined) entity.read(item);
    return told(item);
  } catch (error) {
    faults.push(`an item can't be read: ${String(error)}`);
    return undefined;
  }
}

function told(item: StoredItem): Told {
  const where = `${item.entity} ${item.sk}`;
  const claim = (of: string | undefined) => (of === undefined ? [] : [{ of, where }]);
  const nothing = { where, claims: [], objects: [] };
  if (fileEntity.holds(item)) return { ...nothing, is: `file ${fileEntity.read(item).id}` };
  if (factEntity.holds(item)) return { ...nothing, is: `fact ${factEntity.read(item).id}` };
  if (certificateEntity.holds(item))
    return { ...nothing, claims: claim(`file ${certificateEntity.read(item).fileId}`) };
  if (deadlineEntity.holds(item)) {
    const deadline = deadlineEntity.read(item);
    return { ...nothing, claims: "fileId" in deadline ? claim(`file ${deadline.fileId}`) : [] };
  }
  if (mailEntity.holds(item)) return { ...nothing, claims: claim(`fact ${mailEntity.read(item).factId}`) };
  if (documentEntity.holds(item)) {
    const document = documentEntity.read(item);
    const objects = document.state === "ready" ? [documentObject(document, document.built.sha256)] : [];
    return { ...nothing, claims: claim(`fact ${document.factId}`), objects };
  }
  if (evidenceEntity.holds(item)) {
    const { id: evidenceId, state, sha256 } = evidenceEntity.read(item);
    const [, holderId = ""] = item.pk.split("#");
    const isKept = state === "accepted" && sha256 !== undefined;
    return {
      ...nothing,
      objects: isKept ? [settledKey("verified", { holderId, evidenceId }, sha256)] : [],
    };
  }
  return nothing;
}
