/** What a function that reads and writes the table takes from the SDK. */
const table = `
import { BatchGetItemCommand, DynamoDBClient, GetItemCommand, QueryCommand, TransactGetItemsCommand, TransactionCanceledException,
  TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";`;
const ofTable =
  "BatchGetItemCommand, DynamoDBClient, GetItemCommand, QueryCommand, TransactGetItemsCommand, TransactionCanceledException, " +
  "TransactWriteItemsCommand, marshall, unmarshall";

/** Modules with nothing but SDK clients, as functions take and construct them while they are imported. */
export const clientsAlone = {
  table: `${table}
export const handler = [${ofTable}];`,
  upload: `${table}
import { S3Client } from "@aws-sdk/client-s3";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
export const handler = [${ofTable}, S3Client, createPresignedPost];`,
  mail: `${table}
import { SendRawEmailCommand, SESClient, SESServiceException } from "@aws-sdk/client-ses";
export const handler = [${ofTable}, SendRawEmailCommand, SESServiceException, new SESClient({ maxAttempts: 1 })];`,
} as const;
