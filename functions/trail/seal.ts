import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { DynamoDBStreamEvent } from "aws-lambda";
import { sealEntries } from "../../shared/domain/trail/chain.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { factEntity } from "../../shared/store/facts.ts";
import { fromAttributes } from "../../shared/store/item.ts";
import { readingEntity } from "../../shared/store/readings.ts";
import { appendSeals, entryOf, loadTrailHead, type Recorded } from "../../shared/store/seals.ts";
import { commit } from "../../shared/store/transaction.ts";

/** R-RGPD-3: seals facts and readings in the order in which they were recorded. A batch that fails is sealed again. */
export const trigger = defineTrigger({
  name: "trail/seal",
  kind: "stream",
  purpose: "Seals facts and readings into the trails of what they are about",
  entities: [factEntity.name, readingEntity.name],
  batchSize: 50,
  timeoutSeconds: 60,
  needs: { table: { reads: ["SEALS", "TRAIL"], writes: ["SEALS", "TRAIL"], untold: true } },
});

export const handler = async (event: DynamoDBStreamEvent): Promise<void> => {
  const trails = Map.groupBy(event.Records.map(recordedOf), ({ about }) => `${about.kind} ${about.id}`);
  await Promise.all([...trails.values()].map(sealInTrail));
};

async function sealInTrail(recorded: readonly Recorded[]): Promise<void> {
  const [{ about } = { about: undefined }] = recorded;
  if (about === undefined) return;
  const { head, sealed } = await loadTrailHead(
    about,
    recorded.map(({ entry }) => entry.id),
  );
  // A batch may come again, whole or in part.
  const [first, ...others] = recorded.map(({ entry }) => entry).filter(({ id }) => !sealed.has(id));
  if (first === undefined) return;
  const next = sealEntries(about, head, [first, ...others], systemRuntime.now());
  await commit(appendSeals(head, next.seals, next.head));
}

function recordedOf({ dynamodb }: DynamoDBStreamEvent["Records"][number]): Recorded {
  // The stream's attribute values have the client's shape; the two packages type it apart.
  const item = fromAttributes((dynamodb?.NewImage ?? {}) as Record<string, AttributeValue>);
  return entryOf(item);
}
