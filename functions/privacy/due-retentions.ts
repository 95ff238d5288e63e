import { type Retention, retention } from "../../shared/domain/privacy/retention.ts";

/** The message by which a daily run hands what is due over to workers: an order, not a fact. */
export const dueRetentionType = "retention.due";

/** A file, or its evidence, to look at; see {@link dueRetentionType}. */
export const dueRetention = retention.pick({ fileId: true, what: true });
/** What is due, see {@link dueRetention}. */
export type DueRetention = Pick<Retention, "fileId" | "what">;
