import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import * as z from "zod";
import { machine } from "../machine.ts";

/** A version of an object. */
export interface StoredObject {
  key: string;
  bytes: Buffer;
  etag: string;
  versionId: string;
  contentType: string | undefined;
  /** When it was put, milliseconds since 1970. */
  at: number;
}

/** What the template says of when a bucket deletes objects by itself. */
export const lifecycleProperties = z.object({
  LifecycleConfiguration: z
    .object({
      Rules: z.array(
        z.object({ Prefix: z.string().default(""), ExpirationInDays: z.coerce.number().optional() }),
      ),
    })
    .optional(),
});

/** Milliseconds of a day. */
const day = 86_400_000;

/** A bucket in memory, that keeps one version of each object. */
export class MemoryBucket {
  readonly #objects = new Map<string, StoredObject>();
  /** Their keys, in order. */
  readonly #keys: string[] = [];
  readonly #uploads = new Map<string, { key: string; contentType: string | undefined; parts: Buffer[] }>();
  readonly #created: (object: StoredObject) => void;
  #versions = 0;

  /** `created` is told of each object that is put. */
  constructor(created: (object: StoredObject) => void) {
    this.#created = created;
  }

  put(key: string, bytes: Buffer, contentType?: string): StoredObject {
    this.#versions += 1;
    const etag = createHash("md5").update(bytes).digest("hex");
    const object = { key, bytes, etag, versionId: String(this.#versions), contentType, at: machine.now };
    if (!this.#objects.has(key)) this.#keys.splice(firstNotBefore(this.#keys, key), 0, key);
    this.#objects.set(key, object);
    this.#created(object);
    return object;
  }

  get(key: string): StoredObject | undefined {
    return this.#objects.get(key);
  }

  all(): IterableIterator<StoredObject> {
    return this.#objects.values();
  }

  /** Deletes an object; tells whether there was one. */
  delete(key: string): boolean {
    if (!this.#objects.delete(key)) return false;
    this.#keys.splice(firstNotBefore(this.#keys, key), 1);
    return true;
  }

  /** Deletes what is older than its rules allow, as S3 does once a day. */
  expire({ LifecycleConfiguration }: z.infer<typeof lifecycleProperties>): void {
    for (const { Prefix, ExpirationInDays } of LifecycleConfiguration?.Rules ?? []) {
      if (ExpirationInDays === undefined) continue;
      for (const { key, at } of this.under(Prefix))
        if (at + ExpirationInDays * day < machine.now) this.delete(key);
    }
  }

  /** The objects under a prefix whose keys come after one, in the order of their keys. */
  under(prefix = "", after = ""): StoredObject[] {
    const found: StoredObject[] = [];
    const from = after > prefix ? after : prefix;
    for (let place = firstNotBefore(this.#keys, from); place < this.#keys.length; place += 1) {
      const key = this.#keys[place] ?? "";
      if (!key.startsWith(prefix)) break;
      const object = this.#objects.get(key);
      if (key !== after && object !== undefined) found.push(object);
    }
    return found;
  }

  begin(key: string, contentType: string | undefined): string {
    this.#versions += 1;
    const id = `upload-${this.#versions}`;
    this.#uploads.set(id, { key, contentType, parts: [] });
    return id;
  }

  /** Keeps a part of an upload; gives its tag, undefined where there is no such upload. */
  part(id: string, number: number, bytes: Buffer): string | undefined {
    const upload = this.#uploads.get(id);
    if (upload === undefined) return undefined;
    upload.parts[number - 1] = bytes;
    return createHash("md5").update(bytes).digest("hex");
  }

  /** Makes one object of the parts of an upload; undefined where there is no such upload. */
  complete(id: string): StoredObject | undefined {
    const upload = this.#uploads.get(id);
    if (upload === undefined) return undefined;
    this.#uploads.delete(id);
    return this.put(upload.key, Buffer.concat(upload.parts), upload.contentType);
  }
}

/** The place of the first of some keys in order that does not come before another. */
function firstNotBefore(keys: readonly string[], key: string): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? "") < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A body as the SDK gives it. */
export function bodyOf(bytes: Buffer) {
  return Object.assign(Readable.from([bytes]), {
    transformToString: async () => bytes.toString("utf8"),
    transformToByteArray: async () => new Uint8Array(bytes),
  });
}
