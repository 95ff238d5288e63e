import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { openArchives } from "./bus/archive.ts";
import { type Bus, createBus } from "./bus/bus.ts";
import { busFront } from "./bus/front.ts";
import { type LocalClock, openClock } from "./clock/clock.ts";
import { startClockFront } from "./clock/front.ts";
import { type Journey, travel } from "./clock/travel.ts";
import { dataFiles, holdData } from "./data/hold.ts";
import type { HeldData } from "./data/lock.ts";
import { watchRoom } from "./data/room.ts";
import { startDynamoDb } from "./dynamodb/dynoxide.ts";
import { ensureTables, tablesNamed } from "./dynamodb/tables.ts";
import { openDoorTo } from "./faults/fault-doors.ts";
import { type Faults, openFaults } from "./faults/faults.ts";
import { openHeldBack } from "./faults/held-back.ts";
import { sendFaultily } from "./faults/queue-faults.ts";
import { triedAgain } from "./functions/given-up.ts";
import { startFunctionHost } from "./functions/host.ts";
import { functionsThatWrite, hostedFunctions } from "./functions/hosted-functions.ts";
import { openSandboxes, type Sandboxes } from "./functions/sandboxes.ts";
import { startFront } from "./http/front.ts";
import { templateCors, templateLimits, templateRoutes } from "./http/routes.ts";
import { createThrottle } from "./http/throttle.ts";
import { giveDemoMemberships } from "./identity/demo-memberships.ts";
import { type IdentityIssuer, startIdentity } from "./identity/issuer.ts";
import { userPool } from "./identity/user-pool.ts";
import { listen, portFault } from "./listen.ts";
import { type Mailbox, startMailbox } from "./mail/mailbox.ts";
import { sesEvents } from "./mail/ses-events.ts";
import { startOperatorPage } from "./operator/front.ts";
import { openJournal } from "./operator/journal.ts";
import { noteFacts, noteMails, noteRuns, standingOf } from "./operator/sources.ts";
import { writeOperatorEnvironment } from "./operator-environment.ts";
import { sourceMappings } from "./queues/mappings.ts";
import { ensureQueues, queueOfArn, redeliverSlowly, startPoller } from "./queues/queues.ts";
import { keepIn } from "./s3/keep.ts";
import { startDoor } from "./s3/start-door.ts";
import { templateBuckets } from "./s3/template-buckets.ts";
import { type Schedules, startSchedules } from "./schedules/schedules.ts";
import { startEmbeddedServices } from "./services/fauxqs.ts";
import { startSpace } from "./space/start-space.ts";
import type { ConsumerOptions } from "./stream/consumer.ts";
import { feedFrom } from "./stream/feed.ts";
import { type StreamRelay, startStreamRelay } from "./stream/relay.ts";
import { loadAssembly, resourcesOf } from "./template/assembly.ts";
import { withLocalAddresses } from "./template/local-addresses.ts";
import { localName, region, resolver } from "./template/resolve.ts";
import { unknownPoolTriggers, unknownTypes } from "./template/supported.ts";

/** Ports of a local stack's parts. */
export interface Ports {
  api: number;
  s3: number;
  mail: number;
  identity: number;
  clock: number;
  /** None where the online space is not served. */
  space?: number;
  /** None where the operator's page is not served. */
  operator?: number;
  database?: number;
  services?: number;
  bus?: number;
}

/** Where a local stack runs and keeps its data. */
export interface LocalStackOptions {
  /** Folder of the synthesised template. */
  assembly: string;
  /** Everything that is kept between two runs. */
  dataDir: string;
  /** Ports, 0 for free ones. The last three are for the functions alone. */
  ports: Ports;
  /** Folder of the functions' modules, in place of the one of the template. */
  modules?: string | undefined;
  /** Those that another stack of this process left warm; they outlive this one. */
  sandboxes?: Sandboxes;
  /** Seconds after which a message comes back that failed at its nth delivery; by default longer each time. */
  redeliverAfter?: (deliveries: number) => number;
  /** Milliseconds before stream records that a function failed at are tried again; half a second unless told. */
  retryStreamEvery?: number;
  /** How many times more requests than in production a caller may make in a minute; 1 unless told. */
  requestRateFactor?: number;
  log?: (line: string) => void;
  /** Holds the folder of data already, and lets it go itself; the stack takes it where it is not held. */
  data?: HeldData | undefined;
  /** Called once with what makes it impossible to go on: a full disk, or a database that ended. */
  whenBroken?: ((error: unknown) => void) | undefined;
  /** A DynamoDB-compatible server to use in place of the embedded one. */
  database?: string;
  /** Services misbehave as the real ones do: by a seed, or once a test plays one. */
  faults?: number | "on demand" | undefined;
  /** What the names of the tables begin with, on a server that holds others' tables too. */
  tablePrefix?: string;
}

/** The system, running on this machine. */
export interface LocalStack {
  urls: {
    api: string;
    s3: string;
    mail: string;
    identity: string;
    clock: string;
    space?: string;
    operator?: string;
  };
  /** Runs the modules of another folder from now on; what is under way ends with those that it began with. */
  useModules(folder: string): void;
  /** The file that tells operators' commands where this stack keeps things. */
  operatorEnvironment: string;
  /** The database and its tables: tests read and write beside the functions. */
  database: { endpoint: string; tables: readonly string[] };
  /** What the template holds that this stack does not run. */
  unsupported: string[];
  identity: IdentityIssuer;
  /** What goes wrong on purpose. */
  faults: Faults;
  /** When the next message comes that is minutes late or more. */
  nextLate(): Date | undefined;
  mailbox: Mailbox;
  schedules: Pick<Schedules, "names" | "run" | "pause">;
  /** The event buses: tests deliver events again. */
  bus: Bus;
  /** The name of the template's own bus. */
  busName: string;
  /** Invocations of functions ever begun. */
  invoked(): number;
  /** Messages in a queue, by a part of its name, waiting or at work. */
  queued(name: string): number;
  /** Resolves when nothing is under way: no request, upload, stream record, message or function. */
  settled(): Promise<void>;
  /** The stack's time; moved directly, it jumps over what was scheduled, as when nothing ran for a while. */
  clock: LocalClock;
  /** Moves the clock to an instant, playing the scheduled runs between. @throws RangeError for the past. */
  travel(to: Date, tell?: (at: Date, run: string) => void): Promise<Journey>;
  stop(): Promise<void>;
}

/**
 * Runs the synthesised template with embedded parts. The template is the only description: a resource added to it
 * runs here too.
 * @throws PortTakenError DataInUse UnreadableFile DiskFull
 */
export async function startLocalStack(options: LocalStackOptions): Promise<LocalStack> {
  const { dataDir, ports } = options;
  const log = options.log ?? (() => undefined);
  const stops: (() => unknown)[] = [];
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  try {
    const assembly = await loadAssembly(options.assembly);
    const data = options.data ?? (await holdData(dataDir));
    if (options.data === undefined) stops.push(() => data.release());
    const broken = (error: unknown) => {
      if (stops.length > 0) options.whenBroken?.(error);
    };
    const room = watchRoom(dataDir, broken);
    stops.push(() => room.stop());
    const withFaults = options.faults !== undefined;
    const faults = openFaults(typeof options.faults === "number" ? options.faults : undefined);
    // Behind a door that takes the port on which functions call it.
    const own = (port: number | undefined) => (withFaults ? 0 : (port ?? 0));
    const ownClock = openClock(join(dataDir, dataFiles.clock));
    const { now } = ownClock;
    const clock: LocalClock = {
      ...ownClock,
      async moveTo(instant) {
        await ownClock.moveTo(instant);
        heldBack.release();
      },
    };
    const called = async (service: Parameters<typeof openDoorTo>[0], upstream: string, port: number) => {
      if (!withFaults) return upstream;
      const opened = await openDoorTo(service, { upstream, port, now: () => now().getTime() }, faults);
      stops.push(() => opened.close());
      return opened.url;
    };
    const journal = openJournal(now);
    const references = new Map(tablesNamed(assembly, options.tablePrefix ?? ""));
    const relays: StreamRelay[] = [];
    const writers = functionsThatWrite(assembly);
    const invoke = async (name: string, event: unknown) => {
      try {
        return await host.invoke(name, event);
      } finally {
        // A look costs the database as much as a request that reads.
        if (writers.has(name)) for (const relay of relays) relay.look();
      }
    };
    const space = ports.space === undefined ? undefined : await startSpace(assembly, ports.space);
    if (space !== undefined) stops.push(() => space.close());
    const resolve = withLocalAddresses(resolver(assembly, references), space?.addresses ?? new Map());

    const identity = await startIdentity({
      folder: join(dataDir, "identity"),
      port: ports.identity,
      pool: userPool(assembly, resolve),
      invoke,
      urls: { api: () => front.url, mail: () => mailbox.url },
      now,
    });
    stops.push(() => identity.close());

    const database = await startDynamoDb(
      join(dataDir, dataFiles.table),
      own(ports.database),
      options.database,
      broken,
    );
    stops.push(() => database.stop());
    const tables = await ensureTables(assembly, resolve, database);
    for (const table of tables) await giveDemoMemberships(database.client, table);

    const fauxqs = await startEmbeddedServices({
      port: ports.services ?? 0,
      logger: false,
      defaultRegion: region,
      dataDir: join(dataDir, dataFiles.queues),
      s3StorageDir: join(dataDir, "objects"),
    });
    stops.push(() => fauxqs.stop());
    const queues = await ensureQueues(assembly, resolve, fauxqs);
    for (const [id] of resourcesOf(assembly, "AWS::SQS::Queue")) {
      const url = queues.get(localName(id));
      if (url !== undefined) references.set(id, url);
    }

    const heldBack = openHeldBack(join(dataDir, dataFiles.heldBack), now, (arn, body) => {
      fauxqs.sendMessage(queueOfArn(arn), body, {});
    });
    stops.push(() => heldBack.stop());
    const send = sendFaultily((arn, body, delaySeconds = 0) => {
      // A queue's own delay passes by the machine's clock.
      if (delaySeconds >= 60) heldBack.hold(arn, body, delaySeconds);
      else fauxqs.sendMessage(queueOfArn(arn), body, delaySeconds === 0 ? {} : { delaySeconds });
    }, faults);
    const bus: Bus = createBus(assembly, resolve, send);
    noteFacts(journal, bus);
    const archives = openArchives(assembly, { resolve, bus, file: join(dataDir, "archive.jsonl"), now });
    const events = await listen(busFront(bus, archives, now), own(ports.bus), "the event bus");
    stops.push(() => events.close());

    const mailServer = await startMailbox(
      join(dataDir, "mails"),
      own(ports.mail),
      now,
      noteMails(journal, sesEvents(assembly, resolve, bus, now)),
    );
    stops.push(() => mailServer.close());
    const mailbox = { ...mailServer, url: await called("mailer", mailServer.url, ports.mail) };

    const s3 = await startDoor({
      assembly,
      resolve,
      port: own(ports.s3),
      upstream: fauxqs.address,
      dataDir,
      now,
      bus,
    }).catch((error: unknown) => {
      throw portFault(error, ports.s3, "les pièces (S3)");
    });
    stops.push(() => s3.stop());
    const bucketUrl = await called("bucket", s3.url, ports.s3);

    // Functions are told the API's address, which is known once it listens; no caller asks before the stack is up.
    const front = await startFront({
      port: ports.api,
      routes: templateRoutes(assembly, resolve),
      cors: templateCors(assembly, resolve),
      throttle: createThrottle(templateLimits(assembly, resolve)),
      verify: (token) => identity.verify(token),
      invoke,
      now,
      answered: ({ route, status, milliseconds, path }) =>
        journal.note("requests", route, String(status), milliseconds.toFixed(0), path),
    });
    stops.push(() => front.close());
    references.set("local.api", front.url);
    await space?.open(resolve, { identity: identity.url, s3: bucketUrl });

    const sandboxes = options.sandboxes ?? openSandboxes();
    if (options.sandboxes === undefined) stops.push(() => sandboxes.stop());
    const databaseUrl = await called("database", database.endpoint, ports.database ?? 0);
    const stores = { AWS_ENDPOINT_URL_DYNAMODB: databaseUrl, AWS_ENDPOINT_URL_S3: bucketUrl };
    const buckets = templateBuckets(assembly, resolve);
    const [busName = "default"] = resourcesOf(assembly, "AWS::Events::EventBus").map(([id]) => localName(id));
    const [[archive] = [""]] = resourcesOf(assembly, "AWS::Events::Archive");
    const operatorEnvironment = await writeOperatorEnvironment(dataDir, {
      ...stores,
      TABLE_NAME: tables[0] ?? "",
      ANCHORS_BUCKET: buckets.find(({ lockedDays }) => lockedDays !== undefined)?.name ?? "",
      OBJECTS_BUCKET: buckets.find(({ events }) => events)?.name ?? "",
      PARKED_BUCKET: buckets.find(({ told }) => told.length > 0)?.name ?? "",
      PARKING_QUEUE: [...queues.keys()].find((name) => name.includes("publishfactsdeadletters")) ?? "",
      BUS_NAME: busName,
      USER_POOL_ID: userPool(assembly, resolve).id,
      AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: identity.url,
      ARCHIVE_ARN: String(resolve({ "Fn::GetAtt": [archive, "Arn"] })),
      AWS_ENDPOINT_URL_SQS: fauxqs.address,
      AWS_ENDPOINT_URL_EVENTBRIDGE: events.url,
    });
    const host = startFunctionHost(
      hostedFunctions(assembly, resolve, {
        ...stores,
        ...(options.requestRateFactor === undefined
          ? {}
          : { REQUEST_RATE_FACTOR: String(options.requestRateFactor) }),
        AWS_ENDPOINT_URL_SES: mailbox.url,
        AWS_ENDPOINT_URL_EVENTBRIDGE: await called("bus", events.url, ports.bus ?? 0),
        AWS_ENDPOINT_URL_SQS: fauxqs.address,
        AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: identity.url,
        TOKEN_ISSUER: identity.url,
        SIGN_IN_URL: identity.url,
      }),
      sandboxes,
      join(dataDir, "logs"),
      log,
      clock.offset,
      faults,
    );
    stops.push(() => host.stop());
    if (options.modules !== undefined) host.useModules(options.modules);

    const mappings = sourceMappings(assembly, resolve);
    const consumers = new Map<string, ConsumerOptions[]>(tables.map((name) => [name, []]));
    for (const mapping of mappings) {
      const functionName = mapping.FunctionName;
      if (mapping.EventSourceArn.startsWith("arn:aws:sqs:")) {
        const queueUrl = queues.get(queueOfArn(mapping.EventSourceArn));
        if (queueUrl === undefined) throw new Error(`no queue for ${mapping.EventSourceArn}`);
        const poller = startPoller(
          {
            endpoint: fauxqs.address,
            queueUrl,
            queueArn: mapping.EventSourceArn,
            batchSize: mapping.BatchSize,
            redeliverAfter: options.redeliverAfter ?? redeliverSlowly,
          },
          (event) => invoke(functionName, event),
        );
        stops.push(() => poller.stop());
        continue;
      }
      const tableName = tables.find((name) => mapping.EventSourceArn.includes(`table/${name}/`));
      if (tableName === undefined) throw new Error(`no table for ${mapping.EventSourceArn}`);
      consumers.get(tableName)?.push(
        feedFrom(mapping, {
          dataDir,
          invoke,
          send: (queue, body) => void fauxqs.sendMessage(queue, body, {}),
          keep: keepIn(s3.url, buckets, (queue, body) => void fauxqs.sendMessage(queue, body, {})),
          now,
          retryEvery: options.retryStreamEvery,
        }),
      );
    }
    for (const [tableName, fed] of consumers) {
      if (fed.length === 0) continue;
      const relay = await startStreamRelay({
        endpoint: database.endpoint,
        tableName,
        consumers: fed,
        seen: (records) => journal.noteItems(records),
      });
      stops.push(() => relay.stop());
      relays.push(relay);
    }

    const runs = triedAgain(assembly, resolve, noteRuns(journal, invoke), {
      send: (queue, body) => void fauxqs.sendMessage(queue, body, {}),
      now,
    });
    const schedules = startSchedules(assembly, resolve, runs, now);
    stops.push(() => schedules.stop());

    const operator =
      ports.operator === undefined
        ? undefined
        : await startOperatorPage({
            port: ports.operator,
            journal,
            standing: () => standingOf([...queues.keys()], fauxqs, schedules, now()),
            addresses: { mail: mailbox.url },
          });
    if (operator !== undefined) stops.push(() => operator.close());

    // Last to start being used, first to stop.
    stops.push(() => front.close());

    const polled = new Set(mappings.map(({ EventSourceArn }) => queueOfArn(EventSourceArn)));
    const count = (name: string) => {
      const messages = fauxqs.inspectQueue(name)?.messages;
      return messages === undefined
        ? 0
        : messages.ready.length + messages.delayed.length + messages.inflight.length;
    };
    const busy = () =>
      front.active() + s3.pending() + host.running() > 0 ||
      [...queues.keys()].some((name) => polled.has(name) && count(name) > 0);

    const settled = async () => {
      // What is under way may write to the stream, and the stream may set more under way: nothing is once the streams
      // were read to their ends while no function ran.
      for (;;) {
        while (busy()) await wait(5);
        const begun = host.begun();
        await Promise.all(relays.map((relay) => relay.settled()));
        if (!busy() && host.begun() === begun) return;
      }
    };
    const goTo: LocalStack["travel"] = (to, tell) => travel(to, { clock, schedules, settled }, tell);
    const clockFront = await startClockFront({
      port: ports.clock,
      now,
      // What is under way ends at its own time.
      jump: async (to) => {
        await settled();
        await clock.moveTo(to);
      },
      travel: goTo,
    });
    stops.push(() => clockFront.close());

    return {
      urls: {
        api: front.url,
        s3: bucketUrl,
        mail: mailbox.url,
        identity: identity.url,
        clock: clockFront.url,
        ...(space === undefined ? {} : { space: space.url }),
        ...(operator === undefined ? {} : { operator: operator.url }),
      },
      useModules: (folder) => host.useModules(folder),
      operatorEnvironment,
      database: { endpoint: databaseUrl, tables },
      unsupported: [
        ...unknownTypes(assembly),
        ...unknownPoolTriggers(assembly),
        ...bus.unknown.map((operator) => `event pattern operator ${operator}`),
      ],
      identity,
      faults,
      nextLate: () => heldBack.next(),
      mailbox,
      schedules,
      bus,
      busName,
      invoked: () => host.begun(),
      queued: (name) =>
        [...queues.keys()]
          .filter((queue) => queue.includes(name.toLowerCase()))
          .reduce((sum, queue) => sum + count(queue), 0),
      settled,
      clock,
      travel: goTo,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
