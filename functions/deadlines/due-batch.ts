import * as z from "zod";
import { dueDeadline } from "../../shared/store/deadlines.ts";

/** The message by which a daily run hands deadlines over to workers: an order, not a fact. */
export const dueBatchType = "deadlines.due";

/** Some deadlines about which something is to do; see {@link dueBatchType}. */
export const dueBatch = z.strictObject({ runId: z.string(), due: z.array(dueDeadline).min(1) });
/** A batch, see {@link dueBatch}. */
export type DueBatch = z.infer<typeof dueBatch>;
