import type { CorsRule } from "./cors.ts";
import type { KeyLock } from "./key-lock.ts";
import type { ObjectEvents } from "./object-events.ts";
import type { ObjectStore } from "./object-store.ts";
import type { S3Signer } from "./signature.ts";
import type { Spool } from "./spool.ts";

/** A bucket the door answers for. */
export interface S3DoorBucket {
  name: string;
  cors: readonly CorsRule[];
  /** Whether stored objects give events (the bucket's EventBridge notification). */
  events: boolean;
  /** Days that an object can't be deleted or replaced after it was put (Object Lock, compliance mode). */
  lockedDays?: number | undefined;
}

/** What the door's parts share. */
export interface DoorContext {
  buckets: ReadonlyMap<string, S3DoorBucket>;
  store: ObjectStore;
  spool: Spool;
  signer: S3Signer;
  locks: KeyLock;
  events: ObjectEvents;
  now: () => Date;
}

/** An answer of the door itself; answers of the store are piped through instead. */
export interface DoorAnswer {
  status: number;
  headers: Record<string, string>;
  body?: string;
}
