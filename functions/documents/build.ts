import { type Fact, readFact } from "../../events/fact.ts";
import { beginBuilding, isOutdated, withdrawDocument } from "../../shared/domain/document/document.ts";
import { consumeQueue } from "../../shared/messaging/consume-queue.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { deleteDocument } from "../../shared/objects/document-objects.ts";
import { typeset } from "../../shared/printing/typeset.ts";
import { loadDocument, saveDocument } from "../../shared/store/documents.ts";
import { commit } from "../../shared/store/transaction.ts";
import { keepBytes } from "./keep-bytes.ts";
import { documentLost, lostIn } from "./lost.ts";
import type { PrintOrder } from "./print-order.ts";
import { ordersOf, printingFacts } from "./print-orders.ts";
import { bundledFonts, certificateImages } from "./settings.ts";

/** Prints the documents that facts make, and withdraws those that no longer hold. */
export const trigger = defineTrigger({
  name: "documents/build",
  kind: "facts",
  purpose: "Builds the documents that facts make",
  facts: [...printingFacts, documentLost],
  batchSize: 5,
  maxDeliveries: 8,
  timeoutSeconds: 60,
  memoryMegabytes: 1024,
  needs: {
    table: {
      reads: ["CENTRE", "CERTIFICATE", "COMPANY", "FILE", "MAIL", "PLACED", "REFERENTIAL", "SESSION"],
      lists: ["gsi1 APPROVED"],
      writes: ["FILE", "PLACED", "SESSION"],
      deletes: ["PLACED"],
      untold: true,
    },
    objects: "build-documents",
    certificates: true,
  },
});

/** Files that go beside the bundle: the typefaces to embed, and what the deployment prints on certificates. */
export const assets = [
  "@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf",
  "@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf",
  "@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf",
  "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf",
  "@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf",
  "branding/signature.png",
  "branding/seal.png",
];

export const handler = consumeQueue(async (detail) => {
  const fact = readFact(detail);
  const lost = lostIn(detail);
  for (const order of ordersOf(fact)) {
    const { kind, reference } = order.name;
    if (lost === undefined) await carryOut(order, fact);
    else if (kind === lost.kind && reference === lost.reference) await carryOut(order, fact, "lost");
  }
});

/**
 * A delivery claims the document by its record, builds, and marks it ready; a fact older than the one it was made for
 * does nothing; where its bytes are lost, the same fact prints it again. Two deliveries at once: the second to commit fails, comes back, and finds it done;
 * the bytes that it put, which nothing names, are collected the day after (decision 84).
 */
async function carryOut({ name, print }: PrintOrder, fact: Fact, bytes?: "lost"): Promise<void> {
  const { held, version } = await loadDocument(name);
  const isLost = bytes === "lost" && held?.factId === fact.id && held.state === "ready";
  if (!isLost && isOutdated(held, fact.id)) return;
  const building = beginBuilding(held, { ...name, factId: fact.id, madeAt: fact.at });
  const { replaces } = building;
  await commit([saveDocument(building, version)]);
  const printed = await print();
  if (printed === undefined) {
    if (replaces !== undefined) await deleteDocument(name, replaces);
    await commit([saveDocument(withdrawDocument(building), version + 1)]);
    return;
  }
  const images = printed.kind === "certificate" ? await certificateImages() : {};
  const made = await typeset(printed, await bundledFonts(), images);
  await keepBytes(building, version + 1, made, fileNameOf(printed.reference));
}

/** A name that every file system takes. */
function fileNameOf(reference: string): string {
  return `${reference.replaceAll(/[\\/:*?"<>|]/g, "-").replaceAll("\u00a0", " ")}.pdf`;
}
