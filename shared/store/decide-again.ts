import { retrying } from "../runtime/retry.ts";
import { StaleRead } from "./stale-read.ts";

/**
 * Decides, and again on a new read where what was read changed before it was written. By hand: the SDK's own retries send
 * the same request again.
 * @throws StaleRead when every attempt came too late; at once, any other error that `decide` throws.
 */
export function decideAgain<Decided>(decide: () => Promise<Decided>): Promise<Decided> {
  return retrying(decide, (error) => error instanceof StaleRead);
}
