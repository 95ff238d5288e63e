import {
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  RestoreTableToPointInTimeCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import type { Instant } from "../../shared/domain/time/civil-date.ts";

/** What sends commands to DynamoDB. */
export type Database = Pick<DynamoDBClient, "send">;

/** Asks for a table as it was at an instant, under another name, and waits until it is there; one that is asked for already is waited for. */
export async function restoreTable(
  database: Database,
  { from, to, at }: { from: string; to: string; at: Instant },
  wait: () => Promise<unknown>,
): Promise<void> {
  try {
    await database.send(
      new RestoreTableToPointInTimeCommand({
        SourceTableName: from,
        TargetTableName: to,
        RestoreDateTime: new Date(at),
      }),
    );
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  await untilActive(database, to, wait);
}

/**
 * Gives a restored table what AWS does not restore, and what the stack that takes it over expects: the stream, the time to live,
 * recovery of its own, protection against deletion. Done twice, it changes nothing.
 */
export async function prepareTable(
  database: Database,
  TableName: string,
  wait: () => Promise<unknown>,
): Promise<void> {
  const { Table } = await database.send(new DescribeTableCommand({ TableName }));
  if (Table?.StreamSpecification?.StreamEnabled !== true) {
    const StreamSpecification = { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" as const };
    await database.send(new UpdateTableCommand({ TableName, StreamSpecification }));
    await untilActive(database, TableName, wait);
  }
  await database.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: true }));
  await untilActive(database, TableName, wait);
  await database.send(
    new UpdateContinuousBackupsCommand({
      TableName,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    }),
  );
  const TimeToLiveSpecification = { AttributeName: "expiresAt", Enabled: true };
  await database.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification })).catch((error) => {
    // AWS refuses what is so already.
    if (!/already enabled/i.test(String(error))) throw error;
  });
}

async function untilActive(database: Database, TableName: string, wait: () => Promise<unknown>) {
  for (;;) {
    const { Table } = await database.send(new DescribeTableCommand({ TableName }));
    if (Table?.TableStatus === "ACTIVE") return;
    await wait();
  }
}
