import { utf8Bytes } from "./utf8-bytes.ts";

/** What services take at once, from AWS's documentation; what is more, the cloud in memory refuses loudly. */
const most = {
  itemBytes: 400 * 1024,
  transactionItems: 100,
  transactionBytes: 4 * 1024 * 1024,
  batchKeys: 100,
  busEntries: 10,
  busBytes: 256 * 1024,
};

function refuseOver(bound: keyof typeof most, given: number): void {
  if (given > most[bound]) throw new Error(`${given} is over ${most[bound]} (${bound}): AWS refuses it`);
}

/** @throws Error for an item that DynamoDB would not take. */
export function holdItem(item: Parameters<typeof utf8Bytes>[0]): void {
  refuseOver("itemBytes", utf8Bytes(item));
}

/** @throws Error for a transaction that DynamoDB would not take: `items` are those that it writes. */
export function holdTransaction(count: number, items: readonly Parameters<typeof utf8Bytes>[0][]): void {
  refuseOver("transactionItems", count);
  for (const item of items) holdItem(item);
  refuseOver(
    "transactionBytes",
    items.reduce((sum, item) => sum + utf8Bytes(item), 0),
  );
}

/** @throws Error for more keys than DynamoDB reads at once. */
export function holdBatch(keys: number): void {
  refuseOver("batchKeys", keys);
}

/** @throws Error for entries that the bus would not take. */
export function holdEntries(entries: readonly { Detail: string }[]): void {
  refuseOver("busEntries", entries.length);
  refuseOver(
    "busBytes",
    entries.reduce((sum, { Detail }) => sum + Buffer.byteLength(Detail), 0),
  );
}
