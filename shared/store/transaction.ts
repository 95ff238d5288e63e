import { randomUUID } from "node:crypto";
import {
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import { bytesOf } from "../domain/text/bytes.ts";
import { fromAttributes, type Item, type StoredItem, toAttributes } from "./item.ts";
import type { Key } from "./keys.ts";
import { cancellationCodes } from "./passing-failure.ts";
import { Contended, StaleRead } from "./stale-read.ts";
import { storageLimits, TooLarge } from "./storage-limits.ts";
import { ask, table } from "./table.ts";

/** What must be true of the stored item for a write to happen. */
export type Condition = "absent" | "any" | { version: number };

/**
 * One write of a transaction; or, as `check`, an item that must be as it was read though it stays as it is. `refused`
 * gives the error to throw when the condition fails.
 */
export type Write =
  | { put: Item; when: Condition; refused?: (stored: StoredItem | undefined) => Error }
  | { check: Key; when: Exclude<Condition, "any"> }
  | { delete: Key; when?: { version: number } };

function toRequest(write: Write, tableName: string): TransactWriteItem {
  if ("delete" in write) {
    const gone = { TableName: tableName, Key: marshall(write.delete) };
    return { Delete: write.when === undefined ? gone : { ...gone, ...toExpression(write.when) } };
  }
  if ("check" in write) {
    const check = { TableName: tableName, Key: marshall(write.check) };
    return { ConditionCheck: { ...check, ...toExpression(write.when) } };
  }
  const put = {
    TableName: tableName,
    Item: toAttributes(write.put),
    ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const,
  };
  return { Put: write.when === "any" ? put : { ...put, ...toExpression(write.when) } };
}

function toExpression(when: Exclude<Condition, "any">) {
  if (when === "absent") return { ConditionExpression: "attribute_not_exists(pk)" };
  return {
    ConditionExpression: "#version = :version",
    ExpressionAttributeNames: { "#version": "version" },
    ExpressionAttributeValues: marshall({ ":version": when.version }),
  };
}

/**
 * Writes all or nothing, in one round trip; what isn't written when `abandoned` says so is not written at all. Where an
 * answer is lost, the token has DynamoDB tell the same request from another, so that what was written is not refused.
 * @throws StaleRead when a condition on a version fails; Contended when other transactions stay at work on the same items;
 * the error of `refused` where a write gives one; TooLarge; AbortError where it was abandoned.
 */
export async function commit(writes: readonly Write[], abandoned?: AbortSignal): Promise<void> {
  assertStorable(writes);
  const { name } = table();
  const request = {
    TransactItems: writes.map((write) => toRequest(write, name)),
    ClientRequestToken: randomUUID(),
  };
  const options = abandoned === undefined ? {} : { abortSignal: abandoned };
  try {
    await ask((client) => client.send(new TransactWriteItemsCommand(request), options));
  } catch (error) {
    if (error instanceof TransactionCanceledException) throw explain(error, writes);
    throw error;
  }
}

/** By the bytes of JSON, which are more than those that DynamoDB counts. */
function assertStorable(writes: readonly Write[]): void {
  const sizes = writes.map((write) => ("put" in write ? bytesOf(write.put) : 0));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const tooLarge = sizes.findIndex((size) => size > storageLimits.item);
  if (tooLarge >= 0) throw new TooLarge(`item ${tooLarge} of ${sizes[tooLarge]} bytes`);
  if (total > storageLimits.transaction) throw new TooLarge(`a transaction of ${total} bytes`);
  if (writes.length > storageLimits.items) throw new TooLarge(`a transaction of ${writes.length} items`);
}

function explain(cancelled: TransactionCanceledException, writes: readonly Write[]): Error {
  const reasons = cancelled.CancellationReasons ?? [];
  for (const [index, reason] of reasons.entries()) {
    const write = writes[index];
    if (reason.Code !== "ConditionalCheckFailed" || write === undefined || !("put" in write)) continue;
    if (write.refused !== undefined)
      return write.refused(reason.Item === undefined ? undefined : fromAttributes(reason.Item));
  }
  const codes = cancellationCodes(cancelled);
  if (codes.includes("ConditionalCheckFailed")) return new StaleRead();
  return codes.includes("TransactionConflict") ? new Contended() : cancelled;
}
