import { UserNotFoundException } from "@aws-sdk/client-cognito-identity-provider";
import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { NoSuchKey, NoSuchUpload, S3ServiceException } from "@aws-sdk/client-s3";
import type { UserAccount } from "../../../infra/local/identity/user-account.ts";
import { bodyOf, type MemoryBucket, type StoredObject } from "./bucket.ts";
import { holdBatch, holdEntries, holdItem, holdTransaction } from "./limits.ts";
import type { Attributes, Conditional, MemoryTable } from "./table.ts";

/** What the operations reach. */
export interface Services {
  table: MemoryTable;
  bucket(name: string): MemoryBucket;
  /** Puts entries on the bus; gives for each whether it was taken. */
  putEvents(entries: readonly BusEntry[]): boolean[];
  /** Takes a mail; gives its identifier. */
  takeMail(mail: SentMail): string;
  /** Whether a user of the pool has a second factor; undefined where there is no such user. */
  secondFactorOf(subject: string): boolean | undefined;
  deleteUser(subject: string): void;
  /** The users of the pool. */
  users(): readonly PoolUser[];
  /** Messages that wait in a queue. */
  waitingIn(queue: string): number;
}

/** A user of the pool, as far as it is told of. */
export type PoolUser = Pick<UserAccount, "subject" | "email" | "givenName" | "familyName">;

/** An entry of a call to the bus. */
export interface BusEntry {
  EventBusName: string;
  Source: string;
  DetailType: string;
  Detail: string;
}

/** A mail as it was asked to be sent. */
export interface SentMail {
  Source: string;
  Destinations: string[];
  RawMessage: { Data: Uint8Array };
  ConfigurationSetName?: string;
  Tags?: { Name: string; Value: string }[];
}

// Commands are known by their names: what each carries is what this project's code gives it.
// biome-ignore lint/suspicious/noExplicitAny: as above
type Input = any;

/** Seconds that DynamoDB remembers a transaction by its token. */
const tokensKept = 600;

/**
 * What each call of the SDK does, by its command's name: those that this project's code makes, and no others. Gives `undefined`
 * for one that is not known.
 */
export function operationsOn(
  services: Services,
  now: () => number,
): ReadonlyMap<string, (input: Input) => unknown> {
  const { table } = services;
  const tokens = new Map<string, { items: unknown; at: number }>();

  const transact = ({ TransactItems, ClientRequestToken }: Input) => {
    const before = tokens.get(ClientRequestToken);
    const isRemembered = before !== undefined && before.at > now() - tokensKept * 1000;
    if (isRemembered && JSON.stringify(before.items) === JSON.stringify(TransactItems)) return {};
    const writes = TransactItems as Record<string, Conditional & { Key?: Attributes; Item?: Attributes }>[];
    holdTransaction(
      writes.length,
      writes.flatMap(({ Put }) => (Put?.Item === undefined ? [] : [Put.Item])),
    );
    const keys = new Set<string>();
    const reasons = writes.map((write) => {
      const [one] = Object.values(write);
      if (one === undefined) throw new Error("a write without content");
      const key = one.Key ?? ({ pk: one.Item?.["pk"], sk: one.Item?.["sk"] } as Attributes);
      const name = JSON.stringify([key["pk"], key["sk"]]);
      if (keys.has(name)) throw new Error(`a transaction has two writes of ${name}: DynamoDB refuses it`);
      keys.add(name);
      return table.holds(key, one)
        ? { Code: "None" }
        : { Code: "ConditionalCheckFailed", Item: table.get(key) };
    });
    if (reasons.some(({ Code }) => Code !== "None"))
      throw new TransactionCanceledException({
        message: "conditions failed",
        $metadata: {},
        CancellationReasons: reasons as { Code: string }[],
      });
    for (const { Put, Delete } of writes) {
      if (Put?.Item !== undefined) table.put(Put.Item);
      if (Delete?.Key !== undefined) table.delete(Delete.Key);
    }
    forget(tokens, now() - tokensKept * 1000);
    tokens.set(ClientRequestToken, { items: TransactItems, at: now() });
    return {};
  };

  const held = <Key>(keys: readonly Key[]): readonly Key[] => {
    holdBatch(keys.length);
    return keys;
  };
  const found = (input: Input): StoredObject => {
    const object = services.bucket(input.Bucket).get(input.Key);
    const $metadata = { httpStatusCode: 404 };
    if (object === undefined) throw new NoSuchKey({ message: input.Key, $metadata });
    if (input.VersionId !== undefined && input.VersionId !== object.versionId)
      throw new S3ServiceException({ name: "NoSuchVersion", $fault: "client", $metadata });
    if (input.IfMatch !== undefined && input.IfMatch.replaceAll('"', "") !== object.etag)
      throw new S3ServiceException({
        name: "PreconditionFailed",
        $fault: "client",
        $metadata: { httpStatusCode: 412 },
      });
    return object;
  };
  const listed = ({ key, bytes, etag, at }: StoredObject) => ({
    Key: key,
    Size: bytes.byteLength,
    ETag: `"${etag}"`,
    LastModified: new Date(at),
  });

  return new Map<string, (input: Input) => unknown>([
    ["GetItemCommand", ({ Key }) => ({ Item: table.get(Key) })],
    [
      "BatchGetItemCommand",
      ({ RequestItems }) => ({
        Responses: Object.fromEntries(
          Object.entries<Input>(RequestItems).map(([name, { Keys }]) => [
            name,
            held<Attributes>(Keys).flatMap((key) => {
              const item = table.get(key);
              return item === undefined ? [] : [item];
            }),
          ]),
        ),
        UnprocessedKeys: {},
      }),
    ],
    [
      "TransactGetItemsCommand",
      ({ TransactItems }) => ({
        Responses: held<Input>(TransactItems).map(({ Get }) => {
          const item = table.get(Get.Key);
          return item === undefined ? {} : { Item: item };
        }),
      }),
    ],
    ["TransactWriteItemsCommand", transact],
    ["QueryCommand", (input) => table.query(input)],
    [
      "ScanCommand",
      ({ FilterExpression, ExpressionAttributeValues = {} }) => {
        const wanted = new Set(Object.values<{ S?: string }>(ExpressionAttributeValues).map(({ S }) => S));
        if (FilterExpression !== undefined && !FilterExpression.startsWith("entity IN ("))
          throw new Error(`the table in memory does not know ${FilterExpression}`);
        const items = [...table.all()];
        return {
          Items:
            FilterExpression === undefined ? items : items.filter((item) => wanted.has(item["entity"]?.S)),
        };
      },
    ],
    [
      "PutItemCommand",
      ({ Item, ...condition }) => {
        holdItem(Item);
        if (table.holds(Item, condition)) table.put(Item);
        return {};
      },
    ],
    [
      // The one update: a counter.
      "UpdateItemCommand",
      ({ Key, ExpressionAttributeNames, ExpressionAttributeValues }) => {
        const before = table.get(Key);
        const set = Object.fromEntries(
          Object.entries<string>(ExpressionAttributeNames).flatMap(([placeholder, name]) => {
            const value = ExpressionAttributeValues[placeholder.replace("#", ":")];
            return name === "version" || value === undefined ? [] : [[name, value]];
          }),
        );
        const count = Number(before?.["version"]?.N ?? 0) + Number(ExpressionAttributeValues[":version"].N);
        table.put({ ...before, ...Key, ...set, version: { N: String(count) } });
        return { Attributes: { ...set, version: { N: String(count) } } };
      },
    ],
    [
      "GetObjectCommand",
      (input) => {
        const { bytes, etag, contentType, versionId } = found(input);
        return {
          Body: bodyOf(bytes),
          ETag: `"${etag}"`,
          ContentLength: bytes.byteLength,
          ContentType: contentType,
          VersionId: versionId,
        };
      },
    ],
    [
      "HeadObjectCommand",
      (input) => ({ ContentLength: found(input).bytes.byteLength, ETag: `"${found(input).etag}"` }),
    ],
    [
      "PutObjectCommand",
      ({ Bucket, Key, Body, ContentType, IfNoneMatch }) => {
        const bucket = services.bucket(Bucket);
        if (IfNoneMatch === "*" && bucket.get(Key) !== undefined)
          throw new S3ServiceException({
            name: "PreconditionFailed",
            $fault: "client",
            $metadata: { httpStatusCode: 412 },
          });
        return { ETag: `"${bucket.put(Key, Buffer.from(Body), ContentType).etag}"` };
      },
    ],
    [
      "CopyObjectCommand",
      ({ Bucket, CopySource, CopySourceIfMatch, Key }) => {
        const [from = "", version] = String(CopySource).split("?versionId=");
        const [name = "", ...path] = from.split("/");
        const source = { Bucket: name, Key: path.join("/"), IfMatch: CopySourceIfMatch, VersionId: version };
        const { bytes, contentType } = found(source);
        return { CopyObjectResult: { ETag: services.bucket(Bucket).put(Key, bytes, contentType).etag } };
      },
    ],
    ["DeleteObjectCommand", ({ Bucket, Key }) => ({ deleted: services.bucket(Bucket).delete(Key) })],
    [
      "DeleteObjectsCommand",
      ({ Bucket, Delete }) => {
        for (const { Key } of Delete.Objects) services.bucket(Bucket).delete(Key);
        return {};
      },
    ],
    [
      "ListObjectsV2Command",
      ({ Bucket, Prefix, StartAfter }) => ({
        Contents: services.bucket(Bucket).under(Prefix, StartAfter).map(listed),
        IsTruncated: false,
      }),
    ],
    [
      "ListObjectVersionsCommand",
      ({ Bucket, Prefix }) => ({
        Versions: services
          .bucket(Bucket)
          .under(Prefix)
          .map((object) => ({ ...listed(object), VersionId: object.versionId })),
      }),
    ],
    [
      "CreateMultipartUploadCommand",
      ({ Bucket, Key, ContentType }) => ({ UploadId: services.bucket(Bucket).begin(Key, ContentType) }),
    ],
    [
      "UploadPartCommand",
      ({ Bucket, UploadId, PartNumber, Body }) => {
        const etag = services.bucket(Bucket).part(UploadId, PartNumber, Buffer.from(Body));
        if (etag === undefined)
          throw new NoSuchUpload({ message: UploadId, $metadata: { httpStatusCode: 404 } });
        return { ETag: `"${etag}"` };
      },
    ],
    [
      "CompleteMultipartUploadCommand",
      ({ Bucket, UploadId }) => {
        const object = services.bucket(Bucket).complete(UploadId);
        if (object === undefined)
          throw new NoSuchUpload({ message: UploadId, $metadata: { httpStatusCode: 404 } });
        return { ETag: `"${object.etag}"` };
      },
    ],
    [
      "PutEventsCommand",
      ({ Entries }) => {
        holdEntries(Entries);
        const taken = services.putEvents(Entries);
        return {
          FailedEntryCount: taken.filter((isTaken) => !isTaken).length,
          Entries: taken.map((isTaken, index) =>
            isTaken
              ? { EventId: String(index) }
              : { ErrorCode: "ThrottlingException", ErrorMessage: "throttled" },
          ),
        };
      },
    ],
    ["SendRawEmailCommand", (mail) => ({ MessageId: services.takeMail(mail) })],
    [
      "AdminGetUserCommand",
      ({ Username }) => {
        const hasOne = services.secondFactorOf(Username);
        if (hasOne === undefined) throw new UserNotFoundException({ message: Username, $metadata: {} });
        return { Username, UserMFASettingList: hasOne ? ["SOFTWARE_TOKEN_MFA"] : [] };
      },
    ],
    [
      "AdminDeleteUserCommand",
      ({ Username }) => {
        services.deleteUser(Username);
        return {};
      },
    ],
    [
      "ListUsersCommand",
      ({ Limit, PaginationToken = "0" }) => {
        const from = Number(PaginationToken);
        const users = services.users();
        const isLast = from + Limit >= users.length;
        return {
          Users: users.slice(from, from + Limit).map(described),
          ...(isLast ? {} : { PaginationToken: String(from + Limit) }),
        };
      },
    ],
    ["GetQueueUrlCommand", ({ QueueName }) => ({ QueueUrl: QueueName })],
    [
      "GetQueueAttributesCommand",
      ({ QueueUrl }) => ({
        Attributes: { ApproximateNumberOfMessages: String(services.waitingIn(QueueUrl)) },
      }),
    ],
  ]);
}

/** Forgets what is older than a moment, of what is kept in the order of its moments. */
function forget(kept: Map<string, { at: number }>, before: number): void {
  for (const [key, { at }] of kept) {
    if (at >= before) return;
    kept.delete(key);
  }
}

/** A user as Cognito tells of them. */
const described = ({ subject, email, givenName, familyName }: PoolUser) => ({
  Username: subject,
  Enabled: true,
  Attributes: Object.entries({
    sub: subject,
    email,
    email_verified: "true",
    given_name: givenName,
    family_name: familyName,
  }).map(([Name, Value]) => ({ Name, Value })),
});
