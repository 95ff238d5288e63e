import { DescribeTableCommand, ResourceInUseException } from "@aws-sdk/client-dynamodb";
import {
  BucketAlreadyOwnedByYou,
  CopyObjectCommand,
  CreateBucketCommand,
  ListObjectVersionsCommand,
} from "@aws-sdk/client-s3";
import { describe, expect, it } from "vitest";
import { hoursBetween } from "../../../infra/operations/worker-alarms.ts";
import { openRestoredBucket, restoreBucket, restoredBucket } from "../../../infra/operator/restore-bucket.ts";
import { type Database, prepareTable, restoreTable } from "../../../infra/operator/restore-table.ts";
import { takenOver } from "../../../infra/operator/taken-over.ts";

/** A command of the SDK, as it is sent. */
interface Sent {
  constructor: { name: string };
  input: object;
}

const at = "2027-03-04T05:00:00.000Z";

/** A database that answers as told; what was asked of it. */
function database(answer: (command: Sent) => object = () => ({})) {
  const asked: [string, object][] = [];
  let looks = 0;
  const send = async (command: Sent) => {
    asked.push([command.constructor.name, command.input]);
    if (command instanceof DescribeTableCommand)
      return { Table: { TableStatus: looks++ === 0 ? "CREATING" : "ACTIVE" } };
    return answer(command);
  };
  return { asked, client: { send } as unknown as Database };
}

describe("a table at one moment", () => {
  it("is asked for under another name, and waited for", async () => {
    const { asked, client } = database();
    let waited = 0;
    await restoreTable(client, { from: "cqp", to: "cqp-restored", at }, async () => waited++);
    expect(asked[0]).toEqual([
      "RestoreTableToPointInTimeCommand",
      { SourceTableName: "cqp", TargetTableName: "cqp-restored", RestoreDateTime: new Date(at) },
    ]);
    expect(waited).toBe(1);
  });

  it("is waited for where it was asked for before", async () => {
    const { client } = database(() => {
      throw new ResourceInUseException({ message: "there", $metadata: {} });
    });
    await restoreTable(client, { from: "cqp", to: "cqp-restored", at }, async () => undefined);
  });

  it("is given what AWS does not restore", async () => {
    const { asked, client } = database();
    await prepareTable(client, "cqp-restored", async () => undefined);
    expect(asked.filter(([name]) => name !== "DescribeTableCommand")).toMatchObject([
      ["UpdateTableCommand", { StreamSpecification: { StreamViewType: "NEW_AND_OLD_IMAGES" } }],
      ["UpdateTableCommand", { DeletionProtectionEnabled: true }],
      ["UpdateContinuousBackupsCommand", {}],
      ["UpdateTimeToLiveCommand", { TimeToLiveSpecification: { AttributeName: "expiresAt", Enabled: true } }],
    ]);
  });
});

describe("a bucket at one moment", () => {
  it("is made where it is not there, versioned and closed to the public", async () => {
    const asked: [string, object][] = [];
    const client = (known: boolean) => ({
      config: { region: async () => "eu-west-3" },
      async send(command: Sent) {
        asked.push([command.constructor.name, command.input]);
        if (known && command instanceof CreateBucketCommand)
          throw new BucketAlreadyOwnedByYou({ message: "there", $metadata: {} });
        return {};
      },
    });
    for (const known of [false, true]) {
      asked.length = 0;
      await openRestoredBucket(client(known) as never, "objects-restored");
      const closed = { BlockPublicAcls: true, BlockPublicPolicy: true };
      expect(asked).toMatchObject([
        ["CreateBucketCommand", { CreateBucketConfiguration: { LocationConstraint: "eu-west-3" } }],
        [
          "PutPublicAccessBlockCommand",
          {
            PublicAccessBlockConfiguration: {
              ...closed,
              IgnorePublicAcls: true,
              RestrictPublicBuckets: true,
            },
          },
        ],
        ["PutBucketVersioningCommand", { VersioningConfiguration: { Status: "Enabled" } }],
      ]);
      for (const [, input] of asked) expect(input).toHaveProperty("Bucket", "objects-restored");
    }
  });

  const [before, after] = [new Date("2027-03-04T04:00:00Z"), new Date("2027-03-04T06:00:00Z")];
  const earlier = new Date("2027-03-04T03:00:00Z");

  async function restored(Versions: object[], DeleteMarkers: object[] = []) {
    const copied: unknown[] = [];
    const send = async (command: Sent) => {
      if (command instanceof ListObjectVersionsCommand) return { Versions, DeleteMarkers };
      if (command instanceof CopyObjectCommand) copied.push(command.input);
      return {};
    };
    await restoreBucket({ send } as never, { from: "objects", to: "restored", at });
    return copied;
  }

  it("has each object in its latest version of then", async () => {
    const versions = [
      { Key: "verified/é", VersionId: "3", LastModified: after },
      { Key: "verified/é", VersionId: "2", LastModified: before },
      { Key: "verified/é", VersionId: "1", LastModified: earlier },
    ];
    expect(await restored(versions)).toEqual([
      { Bucket: "restored", Key: "verified/é", CopySource: "objects/verified/%C3%A9?versionId=2" },
    ]);
  });

  it("has what was deleted since, and not what was deleted by then or came since", async () => {
    const versions = [
      { Key: "a", VersionId: "1", LastModified: earlier },
      { Key: "b", VersionId: "1", LastModified: earlier },
      { Key: "c", VersionId: "1", LastModified: after },
    ];
    const deleted = [
      { Key: "a", LastModified: after },
      { Key: "b", LastModified: before },
    ];
    expect(await restored(versions, deleted)).toMatchObject([{ Key: "a" }]);
  });

  it("R-RGPD-2: has all that says what was erased, since then too", async () => {
    const Key = "erasures/file_1.file.2027-03-04.json";
    expect(await restored([{ Key, VersionId: "1", LastModified: after }])).toMatchObject([{ Key }]);
  });
});

describe("what a stack takes over", () => {
  const Table = { Type: "AWS::DynamoDB::Table", Properties: { KeySchema: ["pk"], Tags: ["of the stack"] } };
  const Objects = {
    Type: "AWS::S3::Bucket",
    Properties: { CorsConfiguration: {}, LoggingConfiguration: { DestinationBucketName: { Ref: "Logs" } } },
  };
  const Resources = { Logs: { Type: "AWS::S3::Bucket", Properties: {} }, Table, Objects };
  const Outputs = {
    TableName: { Value: { Ref: "Table" } },
    ObjectsBucketName: { Value: { Ref: "Objects" } },
  };
  const names = { table: "cqp-restored", bucket: "objects-restored" };

  it("is the table and the bucket that the outputs name, each found by the name of the restored one", () => {
    const { mapping, template } = takenOver({ Resources, Outputs }, names);
    expect(mapping).toEqual({
      Table: { TableName: "cqp-restored" },
      Objects: { BucketName: "objects-restored" },
    });
    expect(Object.keys(template.Resources)).toEqual(["Table", "Objects"]);
  });

  it("is said to have what it has: the release that follows sets the rest, as it is new then", () => {
    const { Table: table, Objects: objects } = takenOver({ Resources, Outputs }, names).template.Resources;
    expect(table?.Properties).toEqual({
      KeySchema: ["pk"],
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
    expect(objects?.Properties).toEqual(restoredBucket);
    for (const one of [table, objects]) expect(one?.DeletionPolicy).toBe("Retain");
  });

  it("is refused where the template has no such output", () => {
    expect(() => takenOver({ Resources, Outputs: {} }, names)).toThrow("no resource of the output TableName");
  });
});

it("a run is missing after its time, and the day of 25 hours", () => {
  expect(
    ["rate(5 minutes)", "rate(1 hour)", "cron(30 5 * * ? *)", "cron(0 7 ? * MON *)"].map(hoursBetween),
  ).toEqual([1, 3, 26, 168]);
  expect(() => hoursBetween("rate(2 days)")).toThrow("say after how many hours");
});
