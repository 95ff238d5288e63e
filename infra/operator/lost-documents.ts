import { HeadObjectCommand, NotFound } from "@aws-sdk/client-s3";
import { documentLost } from "../../functions/documents/lost.ts";
import type { DocumentRecord } from "../../shared/domain/document/document.ts";
import { putOnBus } from "../../shared/messaging/put-on-bus.ts";
import { objectsBucket } from "../../shared/objects/bucket.ts";
import { documentObject } from "../../shared/objects/document-objects.ts";
import { documentEntity } from "../../shared/store/documents.ts";
import { loadBareFact } from "../../shared/store/facts.ts";
import { everyItem } from "./every-item.ts";

/** Whether an object is in the bucket. */
export async function isInBucket(Key: string): Promise<boolean> {
  const { client, bucket } = objectsBucket();
  try {
    await client.send(new HeadObjectCommand({ Bucket: bucket, Key }));
    return true;
  } catch (error) {
    if (error instanceof NotFound) return false;
    throw error;
  }
}

/** Documents whose bytes are not in the bucket, though their records say so. */
export async function* lostDocuments(): AsyncGenerator<DocumentRecord> {
  for await (const item of everyItem([documentEntity.name])) {
    const document = documentEntity.read(item);
    if (document.state === "ready" && !(await isInBucket(documentObject(document, document.built.sha256))))
      yield document;
  }
}

/** Has documents whose bytes are lost printed again, on the facts that they were printed on. Gives how many. */
export async function printLostAgain(): Promise<number> {
  let asked = 0;
  for await (const { about, kind, reference, factId } of lostDocuments()) {
    // As the bus carries it, without its details: the bus keeps what it is given (decision 31).
    const fact = await loadBareFact(about, factId);
    if (fact === undefined) throw new Error(`the fact ${factId} does not exist`);
    const detail = { ...fact, lost: { kind, reference } };
    const refused = await putOnBus([{ type: documentLost.type, detail }]);
    if (refused !== undefined) throw new Error(`the bus refuses: ${refused.reason}`);
    asked += 1;
  }
  return asked;
}
