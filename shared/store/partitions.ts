/** The table's secondary indexes: `gsi1` by person or date, `gsi2` by centre, `gsi3` for OEMM's lists. */
export type IndexName = "gsi1" | "gsi2" | "gsi3";

/** The partitions of the table that are one each: their names are their whole keys. */
export const singlePartitions = ["DEADLINE-RUNS", "REFERENTIAL"] as const;
/** See {@link singlePartitions}. */
export type SinglePartition = (typeof singlePartitions)[number];
/** The partitions of the table by what they hold: the first part of their keys, which functions' roles name (decision 32). */
export type Partition =
  | SinglePartition
  | "ACCOUNT"
  | "ADDRESS"
  | "CANDIDATE"
  | "CENTRE"
  | "CERTIFICATE"
  | "CERTIFICATION"
  | "CHANGES"
  | "COMPANY"
  | "DEADLINE-RUN"
  | "DETAILS"
  | "ENTRIES"
  | "EXPORT"
  | "FILE"
  | "HISTORY"
  | "IDEMPOTENCY"
  | "MAIL"
  | "MEMBER"
  | "PARTY"
  | "PEOPLE"
  | "PERSON"
  | "PLACED"
  | "READERS"
  | "READINGS"
  | "REQUESTS"
  | "SEALS"
  | "SESSION"
  | "TASK"
  | "TRAIL";

/** The partitions of indexes that are one each. */
export const singleLists = [
  "gsi3 BLOCKED-ADDRESSES",
  "gsi3 CENTRES",
  "gsi3 COMPANIES",
  "gsi3 DEADLINE-RUNS",
  "gsi3 MEMBERS",
] as const;
/** See {@link singleLists}. */
export type SingleList = (typeof singleLists)[number];
/** The partitions of indexes by what they list, each after the name of its index. */
export type ListPartition =
  | SingleList
  | "gsi1 ACCOUNTS"
  | "gsi1 APPROVED"
  | "gsi1 BORN"
  | "gsi1 CANDIDATE"
  | "gsi1 DEADLINES"
  | "gsi1 DUE"
  | "gsi1 ENTRIES"
  | "gsi1 EVALUATIONS"
  | "gsi1 EXPORTS"
  | "gsi1 MEMBER"
  | "gsi1 RECTIFICATIONS"
  | "gsi1 RETENTION"
  | "gsi1 SEALED"
  | "gsi1 WORDS"
  | "gsi2 CENTRE"
  | "gsi2 COMPANY"
  | "gsi2 EMPLOYEES"
  | "gsi2 DEADLINES"
  | "gsi2 ENTRIES"
  | "gsi3 CERTIFICATES"
  | "gsi3 DEADLINES"
  | "gsi3 EXPIRING"
  | "gsi3 FILES"
  | "gsi3 MAILS"
  | "gsi3 SESSIONS"
  | "gsi3 TASKS";

/** The index that a list is of. */
export function indexOfList(list: ListPartition): IndexName {
  return list.slice(0, indexNameLength) as IndexName;
}

/** The first part of the keys of a list. */
export function partitionOfList(list: ListPartition): string {
  return list.slice(indexNameLength + 1);
}

const indexNameLength = "gsi1".length;
