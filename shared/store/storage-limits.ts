/** What DynamoDB takes: bytes of an item and of a transaction, and items of the latter, be it to read or to write. */
export const storageLimits = { item: 400 * 1024, transaction: 4 * 1024 * 1024, items: 100 } as const;

/** A change that is more than can be stored at once, or a read of more than can be read at once. */
export class TooLarge extends Error {
  constructor(what: string) {
    super(`${what} is more than DynamoDB takes`);
    this.name = "TooLarge";
  }
}
