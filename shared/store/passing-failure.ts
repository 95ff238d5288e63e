import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { isThrottlingError, isTransientError } from "@smithy/core/retry";

/** Reasons for which DynamoDB cancels a transaction that it would take a moment later. */
const passingReasons = ["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"];

/** Names of errors that pass, which the SDK does not know as such: it meets them where no item's own condition failed. */
const passingNames = ["ThrottlingError", "TransactionConflictException"];

/** Why DynamoDB cancelled a transaction, a code for each of its items that it would not do; none for any other error. */
export function cancellationCodes(error: unknown): string[] {
  if (!(error instanceof TransactionCanceledException)) return [];
  return (error.CancellationReasons ?? []).flatMap(({ Code = "None" }) => (Code === "None" ? [] : [Code]));
}

/** What the SDK says of its errors, of which it throws the ones that have a cause of any kind. */
type SdkError = Parameters<typeof isTransientError>[0];
const isSdkError = (error: unknown): error is SdkError => error instanceof Error;

/**
 * Whether a call to the table failed for what passes, so that the very same call may succeed: it was throttled, its answer
 * never came, the service or the clock that signed it was at fault, or its transaction met another one.
 */
export function passes(error: unknown): boolean {
  if (!isSdkError(error)) return false;
  const codes = cancellationCodes(error);
  if (codes.length > 0) return codes.every((code) => passingReasons.includes(code));
  return passingNames.includes(error.name) || isThrottlingError(error) || isTransientError(error);
}

/** Whether a transaction failed for nothing but others that are at work on the same items. */
export function isConflict(error: unknown): boolean {
  return passes(error) && cancellationCodes(error).includes("TransactionConflict");
}

/** DynamoDB gave none of the items that it was asked for in this call. */
export class NothingProcessed extends Error {}
