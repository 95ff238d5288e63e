import { type UnderRetention, underRetention } from "../../shared/domain/privacy/retention.ts";

/** The message by which a daily run hands what is due over to workers: an order, not a fact. */
export const dueRetentionType = "retention.due";

/** What is to be looked at, see {@link dueRetentionType}. */
export const dueRetention = underRetention;
/** What is due, see {@link dueRetention}. */
export type DueRetention = UnderRetention;
