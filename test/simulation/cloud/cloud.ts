import { AsyncLocalStorage } from "node:async_hooks";
import { basename, dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { DeleteItemCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SESServiceException } from "@aws-sdk/client-ses";
import PostalMime from "postal-mime";
import type * as z from "zod";
import { guardDutySource, type ObjectScanned, scanDetailType } from "../../../events/guardduty.ts";
import { sesTagNames } from "../../../events/ses.ts";
import { discoverFunctions } from "../../../infra/discover.ts";
import { type Bus, createBus } from "../../../infra/local/bus/bus.ts";
import { tableProperties } from "../../../infra/local/dynamodb/tables.ts";
import { hostedFunctions } from "../../../infra/local/functions/hosted-functions.ts";
import { functionAnswer } from "../../../infra/local/http/front.ts";
import { type LocalRoute, matchRoute } from "../../../infra/local/http/router.ts";
import { templateRoutes } from "../../../infra/local/http/routes.ts";
import { demoAccounts } from "../../../infra/local/identity/demo-accounts.ts";
import { giveDemoMemberships } from "../../../infra/local/identity/demo-memberships.ts";
import { accessClaims } from "../../../infra/local/identity/token-trigger.ts";
import type { UserAccount } from "../../../infra/local/identity/user-account.ts";
import { userPool } from "../../../infra/local/identity/user-pool.ts";
import { sesEvents } from "../../../infra/local/mail/ses-events.ts";
import { sourceMappings } from "../../../infra/local/queues/mappings.ts";
import { queueProperties } from "../../../infra/local/queues/queues.ts";
import { templateBuckets } from "../../../infra/local/s3/template-buckets.ts";
import { scheduleProperties, toCron } from "../../../infra/local/schedules/schedules.ts";
import { loadAssembly, resourcesOf } from "../../../infra/local/template/assembly.ts";
import { account, localName, region, resolver } from "../../../infra/local/template/resolve.ts";
import { moduleName } from "../../../infra/modules.ts";
import type { WorkerNeeds } from "../../../shared/messaging/trigger.ts";
import { readBesideBundle } from "../beside-bundle.ts";
import { type Faults, Killed } from "../faults.ts";
import { machine } from "../machine.ts";
import type { Scheduler } from "../scheduler.ts";
import { lifecycleProperties, MemoryBucket } from "./bucket.ts";
import { timesOf } from "./local-times.ts";
import { operationsOn, type SentMail } from "./operations.ts";
import { MemoryQueues, type QueueShape } from "./queues.ts";
import { StreamReader } from "./stream.ts";
import { type Attributes, type Change, MemoryTable } from "./table.ts";
import { Twin } from "./twin.ts";

/** An invocation of a function, as calls to services know whose they are. */
interface Invocation {
  name: string;
  isKilled: boolean;
  /** By the clock alone. */
  isTimed: boolean;
  /** The facts of the mails that it sent. */
  sent: string[];
}

/** A request to the API, as API Gateway takes it. */
export interface GatewayRequest {
  method: string;
  path: string;
  headers: Readonly<Record<string, string>>;
  body?: string;
  claims?: Readonly<Record<string, string>>;
}

/** An answer of the API. */
export interface GatewayAnswer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: those who ask know what they asked for
  body: any;
}

/** A mail that was taken. */
export interface TakenMail {
  at: number;
  to: string;
  /** The fact that it is of. */
  factId: string;
  bytes: Uint8Array;
}

const attributeOf = (schema: z.infer<typeof tableProperties>["KeySchema"], type: "HASH" | "RANGE") =>
  schema.find(({ KeyType }) => KeyType === type)?.AttributeName ?? "";
const nameOfArn = (arn: string) => arn.split(":").at(-1) ?? arn;
type Handler = (event: unknown, context: object) => Promise<unknown>;

/** Milliseconds after which an index has a change, at most about; after which a mail's fate is told; of a day. */
const [indexDelay, mailDelay, day] = [60, 2_000, 86_400_000];

/**
 * The system's template on a cloud in memory: the same functions, with the environment that the template gives them, called by
 * what it says calls them.
 */
export class Cloud {
  readonly scheduler: Scheduler;
  readonly faults: Faults;
  readonly mails: TakenMail[] = [];
  /** Facts of mails of which who sent them may not know that they left: a call of theirs failed from then on. */
  readonly unsure = new Set<string>();
  readonly tell: (line: string) => void;
  /** Those who are told of each change of the table, of each event that is put on a bus, and of what is measured. */
  readonly watchers: {
    changed(change: Change): void;
    published(event: { source: string; detail: unknown }): void;
    /** What alarms look at: values by the names of metrics. */
    measured?(metrics: Record<string, unknown>): void;
  }[] = [];
  table!: MemoryTable;
  queues!: MemoryQueues;
  bus!: Bus;
  readonly readers: StreamReader[] = [];
  readonly buckets = new Map<string, MemoryBucket>();
  readonly #lifecycles = new Map<string, z.infer<typeof lifecycleProperties>>();
  readonly #invocations = new AsyncLocalStorage<Invocation>();
  readonly #handlers = new Map<string, Handler>();
  readonly #timeouts = new Map<string, number>();
  #routes: readonly LocalRoute[] = [];
  #claims!: (account: UserAccount) => Promise<Record<string, string>>;
  readonly #users = new Map<string, UserAccount>();
  #lastWrite = 0;
  #requests = 0;
  /** Invocations that were begun, and those that failed. */
  readonly invoked = { begun: 0, failed: 0 };

  readonly #embedded: DynamoDBClient | undefined;
  twin: Twin | undefined;

  /** `embedded`: a server with a table of the same name, that each call to the table is compared with. */
  constructor(by: {
    scheduler: Scheduler;
    faults: Faults;
    tell: (line: string) => void;
    embedded?: DynamoDBClient | undefined;
  }) {
    this.#embedded = by.embedded;
    this.scheduler = by.scheduler;
    this.faults = by.faults;
    this.tell = by.tell;
  }

  /** Opens the cloud that a template describes. */
  static async open(folder: string, by: ConstructorParameters<typeof Cloud>[0]): Promise<Cloud> {
    const cloud = new Cloud(by);
    await cloud.#open(folder);
    return cloud;
  }

  async #open(folder: string): Promise<void> {
    const assembly = await loadAssembly(folder);
    const api = "https://api.example.org";
    const resolve = resolver(assembly, new Map([["local.api", api]]));
    const pool = userPool(assembly, resolve);
    const hosted = hostedFunctions(assembly, resolve, {
      TOKEN_ISSUER: "https://identity.example.org",
      SIGN_IN_URL: "https://identity.example.org",
    });
    const found = await discoverFunctions();
    const sources = new Map(found.map(({ name, entry }) => [moduleName(name), entry] as const));
    const having = (holds: (needs: WorkerNeeds) => boolean) =>
      found.flatMap(({ name, declared }) =>
        declared.kind === "trigger" && holds(declared.trigger.needs) ? [moduleName(name)] : [],
      );
    const counting = having(({ deadLetters }) => deadLetters !== undefined);
    const countsLetters = new Set<string>();
    const [anyFunction] = hosted.values();
    readBesideBundle(dirname(anyFunction?.module ?? ""));
    for (const { name, module, environment, timeoutSeconds } of hosted.values()) {
      const bundle = basename(module, ".mjs");
      if (counting.includes(bundle)) countsLetters.add(name);
      const entry = sources.get(bundle);
      if (entry === undefined) throw new Error(`no source for ${module}`);
      const { handler } = (await import(pathToFileURL(entry).href)) as { handler: Handler };
      this.#handlers.set(name, handler);
      this.#timeouts.set(name, timeoutSeconds);
      // One process stands for all: no two functions have a variable with two values that any of them reads.
      Object.assign(process.env, environment);
    }
    // Its logger writes to the console of the process then, where functions are told from the rest.
    Object.assign(process.env, {
      POWERTOOLS_LOG_LEVEL: "ERROR",
      POWERTOOLS_DEV: "true",
      POWERTOOLS_METRICS_DISABLED: "false",
    });
    console.error = (line: string) =>
      this.tell(`${machine.now} ${this.#invocations.getStore()?.name} ${line}`);
    // Its metrics go where CloudWatch reads them.
    console.log = (line: string) => {
      for (const watcher of this.watchers) watcher.measured?.(JSON.parse(line));
    };
    const invoke = (name: string, event: unknown) => this.invoke(name, event);
    const by = { scheduler: this.scheduler, faults: this.faults, invoke };

    const [table] = resourcesOf(assembly, "AWS::DynamoDB::Table");
    const shape = tableProperties.parse(resolve(table?.[1].Properties));
    const queued = new Map<string, { feeds: string; batchSize: number }>();
    for (const mapping of sourceMappings(assembly, resolve)) {
      const { EventSourceArn: arn, FunctionName: feeds, BatchSize: batchSize, FilterCriteria } = mapping;
      if (arn.startsWith("arn:aws:sqs:")) queued.set(nameOfArn(arn), { feeds, batchSize });
      else {
        const patterns = (FilterCriteria?.Filters ?? []).map(({ Pattern }) => JSON.parse(Pattern));
        const retries = mapping.MaximumRetryAttempts;
        const attempts = retries < 0 ? Number.POSITIVE_INFINITY : retries;
        this.readers.push(new StreamReader({ arn, feeds, batchSize, patterns, attempts }, by));
      }
    }
    this.table = new MemoryTable(
      shape.GlobalSecondaryIndexes.map(({ IndexName, KeySchema, Projection }) => ({
        name: IndexName,
        partitionKey: attributeOf(KeySchema, "HASH"),
        sortKey: attributeOf(KeySchema, "RANGE"),
        carries: Projection.NonKeyAttributes && new Set(Projection.NonKeyAttributes),
      })),
      (change) => {
        if (this.#invocations.getStore()?.isTimed !== true) this.#lastWrite = machine.now;
        for (const reader of this.readers) reader.take(change);
        for (const watcher of this.watchers) watcher.changed(change);
      },
      this.#inOrder(indexDelay),
    );
    this.queues = new MemoryQueues(
      resourcesOf(assembly, "AWS::SQS::Queue").map(([id, { Properties }]): QueueShape => {
        const { VisibilityTimeout, RedrivePolicy } = queueProperties.parse(resolve(Properties));
        const name = localName(id);
        return {
          name,
          arn: `arn:aws:sqs:${region}:${account}:${name}`,
          visibility: VisibilityTimeout,
          most: RedrivePolicy?.maxReceiveCount ?? Number.POSITIVE_INFINITY,
          givenUpTo: RedrivePolicy && nameOfArn(RedrivePolicy.deadLetterTargetArn),
          batchSize: queued.get(name)?.batchSize ?? 1,
          feeds: queued.get(name)?.feeds,
        };
      }),
      by,
    );
    this.bus = createBus(assembly, resolve, (arn, body) => this.queues.send(nameOfArn(arn), body));
    this.bus.watch((event) => {
      for (const watcher of this.watchers) watcher.published(event);
    });
    for (const { name, events } of templateBuckets(assembly, resolve))
      this.buckets.set(name, new MemoryBucket((object) => events && this.#scan(name, object)));
    for (const [id, { Properties }] of resourcesOf(assembly, "AWS::S3::Bucket"))
      this.#lifecycles.set(localName(id), lifecycleProperties.parse(resolve(Properties)));
    const tellFate = sesEvents(assembly, resolve, this.bus, () => new Date(machine.now));
    this.#listen((mail) => this.#takeMail(mail, tellFate));
    this.#routes = templateRoutes(assembly, resolve);
    this.#claims = (user) =>
      accessClaims(user, { pool, clientId: pool.client.id, invoke, occasion: "Authentication", scopes: [] });
    for (const demo of demoAccounts) this.#users.set(demo.subject, demo);
    await giveDemoMemberships(new DynamoDBClient({}), process.env["TABLE_NAME"] ?? "");
    for (const [id, { Properties }] of resourcesOf(assembly, "AWS::Scheduler::Schedule")) {
      const schedule = scheduleProperties.parse(resolve(Properties));
      const seen = countsLetters.has(nameOfArn(schedule.Target.Arn))
        ? { changedAt: () => this.queues.givenUpAt, longest: 30 * day }
        : { changedAt: () => this.#lastWrite, longest: 7 * day };
      this.#schedule(id, schedule, seen);
    }
    this.#expire();
  }

  /** Calls a function, as Lambda does. @throws what the function throws; Killed where it was ended. */
  async invoke(name: string, event: unknown, isTimed = false): Promise<unknown> {
    const handler = this.#handlers.get(name);
    if (handler === undefined) throw new Error(`there is no function ${name}`);
    this.invoked.begun += 1;
    const invocation: Invocation = { name, isKilled: false, isTimed, sent: [] };
    const until = machine.now + (this.#timeouts.get(name) ?? 3) * 1000;
    const context = {
      awsRequestId: `invocation-${this.invoked.begun}`,
      functionName: name,
      getRemainingTimeInMillis: () => Math.max(0, until - machine.now),
    };
    try {
      const answer = await this.#invocations.run(invocation, () => handler(event, context));
      if (invocation.isKilled) throw new Killed();
      return answer;
    } catch (error) {
      this.invoked.failed += 1;
      this.tell(`${machine.now} ${name} failed: ${error instanceof Error ? error.message : error}`);
      throw error;
    }
  }

  /** Answers a request to the API. @throws Killed where the function was ended. */
  async request({ method, path, headers, body, claims }: GatewayRequest): Promise<GatewayAnswer> {
    const url = new URL(path, "https://api.example.org");
    const matched = matchRoute(this.#routes, method, url.pathname);
    if (matched === undefined) throw new Error(`the API has no ${method} ${url.pathname}`);
    const { route, pathParameters } = matched;
    // As the gateway does, whose function is not asked.
    if (route.authorised && claims === undefined)
      return { status: 401, headers: new Headers(), body: { message: "Unauthorized" } };
    this.#requests += 1;
    const query = Object.fromEntries(url.searchParams);
    const event = {
      version: "2.0",
      routeKey: route.key,
      rawPath: url.pathname,
      rawQueryString: url.search.slice(1),
      headers,
      ...(Object.keys(query).length === 0 ? {} : { queryStringParameters: query }),
      pathParameters,
      ...(body === undefined ? {} : { body }),
      isBase64Encoded: false,
      requestContext: {
        http: { method, path: url.pathname, sourceIp: "203.0.113.1", userAgent: "" },
        requestId: `request-${this.#requests}`,
        routeKey: route.key,
        stage: "$default",
        timeEpoch: machine.now,
        ...(claims === undefined ? {} : { authorizer: { jwt: { claims, scopes: null } } }),
      },
    };
    const answer = functionAnswer.parse(await this.invoke(route.functionName, event));
    if (this.faults.meets("answer lost")) throw new Error("the answer was lost");
    const told = answer.headers["content-type"];
    const isJson = typeof told === "string" && told.includes("json");
    return {
      status: answer.statusCode,
      headers: new Headers(Object.entries(answer.headers).map(([name, value]) => [name, String(value)])),
      body: isJson && answer.body ? JSON.parse(answer.body) : answer.body,
    };
  }

  /** The claims of a token for a user, who is of the pool from then on. */
  async signIn(user: UserAccount): Promise<Record<string, string>> {
    this.#users.set(user.subject, user);
    const pool = { token_use: "access", sub: user.subject, username: user.subject };
    return { ...(await this.#claims(user)), ...pool };
  }

  /** The users of the pool. */
  users(): readonly UserAccount[] {
    return [...this.#users.values()];
  }

  /** Posts a file to the bucket, by a form that the API gave. */
  post(form: { url: string; fields: Record<string, string> }, bytes: Buffer): void {
    const name = [...this.buckets.keys()].find((one) => form.url.includes(one));
    const { key, "Content-Type": contentType } = form.fields;
    if (name === undefined || key === undefined) throw new Error(`no bucket for ${form.url}`);
    this.buckets.get(name)?.put(key, bytes, contentType);
  }

  /** The code of the last mail to an address that tells of a page, where one came. */
  async codeSent(to: string, page: string): Promise<string | undefined> {
    for (const mail of this.mails.toReversed()) {
      if (mail.to !== to) continue;
      const { text = "" } = await PostalMime.parse(mail.bytes);
      if (text.includes(page)) return /Votre code\s*:\s*(\S+)/.exec(text)?.[1];
    }
    return undefined;
  }

  /** Does something that no service delays and nothing disturbs: what looks at the whole. */
  observe<Seen>(look: () => Promise<Seen>): Promise<Seen> {
    return this.#invocations.exit(look);
  }

  /** Puts the services where the SDK's clients are: each call of any client comes here. */
  #listen(takeMail: (mail: SentMail) => string): void {
    const operations = operationsOn(
      {
        table: this.table,
        bucket: (name) => {
          const bucket = this.buckets.get(name);
          if (bucket === undefined) throw new Error(`there is no bucket ${name}`);
          return bucket;
        },
        putEvents: (entries) =>
          entries.map((entry) => {
            if (this.faults.isDown("bus down", machine.now) || this.faults.meets("partly refused"))
              return false;
            void this.bus.put({
              busName: entry.EventBusName,
              source: entry.Source,
              detailType: entry.DetailType,
              detail: JSON.parse(entry.Detail),
              at: new Date(machine.now),
            });
            return true;
          }),
        takeMail: (mail) => {
          if (this.faults.isDown("mailer down", machine.now)) throw mailerDown();
          return takeMail(mail);
        },
        secondFactorOf: (subject) => {
          const user = this.#users.get(subject);
          return user === undefined ? undefined : user.secondFactor === true;
        },
        deleteUser: (subject) => void this.#users.delete(subject),
        users: () => this.users(),
        waitingIn: (queue) => this.queues.waitingIn(queue),
      },
      () => machine.now,
    );
    const clients = Object.getPrototypeOf(DynamoDBClient.prototype) as { send: DynamoDBClient["send"] };
    if (this.#embedded !== undefined) this.twin = new Twin(this.#embedded, clients.send);
    const { twin } = this;
    const send = (
      command: { constructor: { name: string }; input: unknown },
      options?: { abortSignal?: AbortSignal },
    ) => {
      const operation = command.constructor.name;
      const perform = operations.get(operation);
      if (perform === undefined) throw new Error(`the cloud in memory does not know ${operation}`);
      const invocation = this.#invocations.getStore();
      const isTable = tableOperation.test(operation);
      const ask = () => perform(command.input);
      // A scan has no order, and only what looks at the whole makes one.
      const act =
        isTable && twin !== undefined && operation !== "ScanCommand" ? () => twin.compare(command, ask) : ask;
      if (invocation === undefined) return Promise.resolve(act());
      return this.scheduler.call(`${invocation.name} ${operation} ${concerned(command.input)}`, () => {
        if (invocation.isKilled) throw new Killed();
        if (options?.abortSignal?.aborted === true) throw new Abandoned();
        const before = this.mails.length;
        try {
          return this.faults.around({ operation, isTable }, act, () => {
            invocation.isKilled = true;
          });
        } catch (error) {
          for (const factId of invocation.sent) this.unsure.add(factId);
          for (const { factId } of this.mails.slice(before)) this.unsure.add(factId);
          throw error;
        } finally {
          for (const { factId } of this.mails.slice(before)) invocation.sent.push(factId);
        }
      });
    };
    // All clients of the SDK inherit it.
    clients.send = send as unknown as DynamoDBClient["send"];
  }

  #takeMail(mail: SentMail, tellFate: ReturnType<typeof sesEvents>): string {
    const [to = ""] = mail.Destinations;
    const tags = Object.fromEntries((mail.Tags ?? []).map(({ Name, Value }) => [Name, Value]));
    const messageId = `mail-${this.mails.length + 1}`;
    const factId = tags[sesTagNames.factId] ?? "";
    this.mails.push({ at: machine.now, to, factId, bytes: mail.RawMessage.Data });
    const taken = {
      messageId,
      source: mail.Source,
      destination: to,
      configurationSet: mail.ConfigurationSetName,
      tags,
    };
    this.scheduler.soon(mailDelay, () => void tellFate(taken));
    return messageId;
  }

  #scan(bucket: string, { key, etag, versionId }: { key: string; etag: string; versionId: string }): void {
    const detail: ObjectScanned = {
      scanStatus: "COMPLETED",
      s3ObjectDetails: { bucketName: bucket, objectKey: key, eTag: etag, versionId },
      scanResultDetails: { scanResultStatus: "NO_THREATS_FOUND", threats: null },
    };
    this.scheduler.soon(mailDelay, () => {
      void this.bus.put({
        busName: "default",
        source: guardDutySource,
        detailType: scanDetailType,
        detail,
        at: new Date(machine.now),
      });
    });
  }

  /** Lets things happen one after the other, each a while after it was asked for. */
  #inOrder(delay: number): (work: () => void) => void {
    let last = 0;
    return (work) => {
      // What is written before anything runs is there at once.
      if (this.#invocations.getStore() === undefined || this.twin !== undefined) return work();
      last = Math.max(last, machine.now) + (this.scheduler.chance.below(delay) + 1);
      this.scheduler.at(last, work);
    };
  }

  /**
   * Fires a schedule at its times. One that is due every few minutes fires less and less often, up to once a week, while what it
   * looks at stays as it was (`changedAt`): it would find what it found the time before.
   */
  #schedule(
    id: string,
    { ScheduleExpression, ScheduleExpressionTimezone: timezone, Target }: z.infer<typeof scheduleProperties>,
    { changedAt, longest }: { changedAt: () => number; longest: number },
  ): void {
    const nextTime = timesOf(toCron(ScheduleExpression), timezone);
    const every = periodOf(ScheduleExpression);
    let pause = 0;
    const plan = () => {
      const next = every === undefined ? nextTime(machine.now) : nextMultiple(every, machine.now + pause);
      if (next === undefined) return;
      const before = machine.now;
      this.scheduler.at(next, () => {
        pause = changedAt() > before ? 0 : Math.min(longest, Math.max(12 * pause, machine.now - before));
        this.tell(`${machine.now} schedule ${id}`);
        void this.invoke(nameOfArn(Target.Arn), JSON.parse(Target.Input ?? "{}"), true).catch(
          () => undefined,
        );
        plan();
      });
    };
    plan();
  }

  /** DynamoDB deletes what is past its time within days, and S3 within one. */
  #expire(): void {
    this.scheduler.at(machine.now + day, () => {
      for (const [name, lifecycle] of this.#lifecycles) this.buckets.get(name)?.expire(lifecycle);
      const expired = this.table.expire(machine.now / 1000);
      const { twin } = this;
      if (twin !== undefined)
        void this.scheduler.call("expiry", async () => {
          for (const Key of expired)
            await twin.compare(
              new DeleteItemCommand({ TableName: process.env["TABLE_NAME"], Key }),
              () => ({}),
            );
        });
      this.#expire();
    });
  }
}

/** What was asked was given up before it was its turn, as the SDK says so. */
class Abandoned extends Error {
  constructor() {
    super("Request aborted");
    this.name = "AbortError";
  }
}

const mailerDown = () =>
  new SESServiceException({
    name: "ServiceUnavailable",
    $fault: "server",
    $metadata: { httpStatusCode: 503 },
    message: "SES takes nothing for the moment",
  });

/** Milliseconds between two times of a schedule that has a rate; undefined for one that has hours. */
function periodOf(expression: string): number | undefined {
  const [, count, unit] = /^rate\((\d+) (minute|hour)s?\)$/.exec(expression) ?? [];
  if (count === undefined) return undefined;
  return Number(count) * (unit === "hour" ? 3_600_000 : 60_000);
}

const nextMultiple = (of: number, after: number) => (Math.floor(after / of) + 1) * of;

const tableOperation = /^(GetItem|BatchGet|Transact|Query|Scan|PutItem|UpdateItem|DeleteItem)/;

/** What a call concerns, for the log: keys of the table, or of a bucket. */
// biome-ignore lint/suspicious/noExplicitAny: commands carry each their own
function concerned(input: any): string {
  if (input?.Key?.pk !== undefined) return nameOfKey(input.Key);
  const values = input?.ExpressionAttributeValues;
  if (values?.[":pk"] !== undefined) return values[":pk"].S;
  const items = input?.TransactItems;
  if (items === undefined) return input?.Key ?? input?.Prefix ?? input?.QueueName ?? "";
  return items
    .map((item: object) => {
      const [[kind, write]] = Object.entries(item) as [[string, { Key?: Attributes; Item?: Attributes }]];
      return `${kind} ${nameOfKey(write.Key ?? write.Item ?? {})}`;
    })
    .join(", ");
}

const nameOfKey = ({ pk, sk }: Attributes) => `${pk?.S} ${sk?.S}`;
