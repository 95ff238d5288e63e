import type { Load } from "./load.ts";
import { type Charged, keyCalls, keyMonths, prices } from "./prices.ts";
import { type Quota, quotas } from "./quotas.ts";

/** What a part of a path consumes for one file, with all that it sets under way. */
export interface MeasuredUseCase {
  name: string;
  /** Calls to the API. */
  requests: number;
  /** Invocations of functions: those of requests, and workers. */
  invocations: number;
  /** DynamoDB's units, those of transactions counted double as they are charged. */
  readUnits: number;
  writeUnits: number;
  mails: number;
  /** Bytes that are kept. */
  tableBytes: number;
  objectBytes: number;
}

/** What is supposed of use where nothing was measured. */
export const supposed = {
  /** Years of files that are kept when the month is counted. */
  yearsKept: 5,
  /** Requests that read, for a file in a year, beside those of the stories; and units of each, as `bench:lists` has them. */
  readsPerFile: 300,
  unitsPerRead: 12,
  /** Deadlines acted on for a file in a year, and units of each, as `bench:daily-run` has them. */
  remindersPerFile: 6,
  unitsPerReminder: 15.1,
  /** Seconds of an invocation, and gigabytes of its function. */
  secondsPerInvocation: 0.15,
  gigabytesPerFunction: 0.5,
  /** Bytes that an invocation logs. */
  bytesLogged: 1500,
  /** Working hours of a year, in which all is done. */
  workingHours: 220 * 8,
  /** The busiest time, times the mean of working hours; the busiest day, times the mean of the year. */
  busiest: 5,
  /** Rules that take an event of the bus, each with one queue. */
  targetsPerEvent: 3,
  /** People who sign in within a month, for a file of the year. */
  peoplePerFile: 0.4,
  /** Pieces uploaded for a file, and bytes of each on a real telephone or scanner, where stories use small ones. */
  piecesPerFile: 12,
  bytesPerPiece: 3e6,
  /** Calls of each poller of a queue in a month: five, which wait twenty seconds each. */
  pollsPerQueue: 5 * 3 * 60 * 24 * 30,
  /** How often each signs in within a month, and tokens of each time: one, and those that renew it. */
  signInsPerPerson: 4,
  tokensPerSignIn: 3,
  /** Files of the space that a browser asks for when a person signs in, having kept some, and their bytes, of 250 KB at first (`first-loads.test.ts`). */
  filesPerSignIn: 25,
  bytesOfFilesPerSignIn: 300_000,
  /** Bytes of an answer of the API. */
  bytesPerAnswer: 4000,
  /** Functions of CloudFront that a request of the API passes, where one of a file passes one. */
  edgeFunctionsPerRequest: 2,
  /** How often a piece is read from the bucket, by who sent it and by who decides. */
  readsPerPiece: 2,
  /** Bytes of the access log for a request, and what part of logs is left of them once compressed, for a year. */
  bytesOfAccessLine: 600,
  partOfLogsKept: 0.2,
  monthsOfLogs: 12,
  /** What part of invocations is traced. */
  partTraced: 0.05,
  /** Write units of a file, of the 2,800 above, that go to one key of an index: OEMM's lists, of which each has four. */
  unitsOnOneKey: 200,
  /** Metrics that alarms are on, in the system and at its edge, and alarms of alarms; a test counts them in the templates. */
  alarmMetrics: 113,
  alarmsOfAlarms: 1,
  /** Rules of the firewall: the same test counts them. */
  firewallRules: 6,
  /**
   * Days on which people who are certified were born: those of fifty years; and units that each of them costs who enrols one of the same
   * day, as `bench:use-cases --among 10000` has it.
   */
  daysOfBirth: 50 * 365,
  unitsPerBornOnOneDay: 0.045,
  /** Of cursors, of the origin's path, and of what proves CloudFront to the API. */
  secrets: 3,
  /**
   * Were keys ours: one for each store (table, objects, anchors, parked records, queues, logs, secrets). Each role of a function asks
   * for that of the table every five minutes that it works; a bucket's key answers for ninety-nine of a hundred objects.
   */
  ownKeys: 7,
  rolesOfFunctions: 220,
  secondsOfTableKey: 300,
  partOfObjectsThatAsk: 0.01,
  /** Messages that a queue gives for one asking: five minutes of them, at least one. */
  partOfMessagesThatAsk: 0.1,
} as const;

/** The mean file: half of them take either path, from end to end, within the year. */
export function meanFile(measured: readonly MeasuredUseCase[]): Omit<MeasuredUseCase, "name"> {
  const sum = (key: Exclude<keyof MeasuredUseCase, "name">) =>
    measured.reduce((total, one) => total + one[key], 0) / 2;
  return {
    requests: sum("requests"),
    invocations: sum("invocations"),
    readUnits: sum("readUnits"),
    writeUnits: sum("writeUnits"),
    mails: sum("mails"),
    tableBytes: sum("tableBytes"),
    objectBytes: sum("objectBytes"),
  };
}

/** What so many files a year bring, from what was measured and supposed. All of it grows with files, and nothing faster. */
export function loadOf(files: number, measured: readonly MeasuredUseCase[]): Load {
  const one = meanFile(measured);
  const reads = files * supposed.readsPerFile;
  const requests = files * one.requests + reads;
  const invocations = files * (one.invocations + supposed.remindersPerFile) + reads;
  const readUnits =
    files * one.readUnits + reads * supposed.unitsPerRead + (files * supposed.remindersPerFile) / 19;
  const writeUnits = files * (one.writeUnits + supposed.remindersPerFile * supposed.unitsPerReminder);
  const mails = files * (one.mails + supposed.remindersPerFile);
  // Each has one worker at least: the bound above.
  const events = files * (one.invocations - one.requests + supposed.remindersPerFile);
  const atBusiest = (inYear: number) => (inYear / supposed.workingHours / 3600) * supposed.busiest;
  const kept = files * supposed.yearsKept;
  const peopleOfMonth = files * supposed.peoplePerFile;
  const signIns = peopleOfMonth * supposed.signInsPerPerson * 12;
  return {
    files,
    requests,
    invocations,
    readUnits,
    writeUnits,
    mails,
    events,
    tableGigabytes: (kept * one.tableBytes) / 1e9,
    objectGigabytes: (kept * (one.objectBytes + supposed.piecesPerFile * supposed.bytesPerPiece)) / 1e9,
    requestsAtBusiest: atBusiest(requests),
    readUnitsAtBusiest: atBusiest(readUnits),
    writeUnitsAtBusiest: atBusiest(writeUnits),
    eventsAtBusiest: atBusiest(events),
    mailsAtBusiest: atBusiest(mails),
    edgeRequests: requests + signIns * supposed.filesPerSignIn,
    peopleOfMonth,
    signInsAtBusiest: atBusiest(signIns),
    tokensAtBusiest: atBusiest(signIns * supposed.tokensPerSignIn),
    // Each invocation that no request is, at most: what is handed over in one batch is one.
    deliveriesAtBusiest: atBusiest(events) * supposed.targetsPerEvent,
    hottestKeyAtBusiest: atBusiest(files * supposed.unitsOnOneKey),
    objectPutsAtBusiest: atBusiest(files * supposed.piecesPerFile * 2),
    mailsOnBusiestDay: (mails / 365) * supposed.busiest,
    concurrency: atBusiest(invocations) * supposed.secondsPerInvocation,
  };
}

/** Dollars of a month, by what is charged; `queues` is how many feed a function. */
export function monthlyCost(load: Load, queues: number): Readonly<Record<Charged, number>> {
  const pieces = (load.files * supposed.piecesPerFile) / 12;
  const signIns = load.peopleOfMonth * supposed.signInsPerPerson;
  const files = signIns * supposed.filesPerSignIn;
  const logged =
    (load.invocations * supposed.bytesLogged + load.requests * supposed.bytesOfAccessLine) / 12 / 1e9;
  const used: Record<Charged, number> = {
    writeUnits: load.writeUnits / 12,
    readUnits: load.readUnits / 12,
    tableGigabytes: load.tableGigabytes,
    backupGigabytes: load.tableGigabytes,
    invocations: load.invocations / 12,
    computing: (load.invocations / 12) * supposed.secondsPerInvocation * supposed.gigabytesPerFunction,
    requests: load.requests / 12,
    queueCalls: (load.events / 12) * 3 + queues * supposed.pollsPerQueue,
    events: load.events / 12,
    mails: load.mails / 12,
    people: load.peopleOfMonth,
    edgeRequests: load.edgeRequests / 12,
    edgeGigabytes:
      ((load.requests / 12) * supposed.bytesPerAnswer + signIns * supposed.bytesOfFilesPerSignIn) / 1e9,
    edgeFunctions: (load.requests / 12) * supposed.edgeFunctionsPerRequest + files,
    firewalls: 1,
    firewallRules: supposed.firewallRules,
    firewallRequests: load.edgeRequests / 12,
    objectGigabytes: load.objectGigabytes,
    objectPuts: pieces * 2,
    objectGets: pieces * supposed.readsPerPiece,
    objectsRead: (pieces * supposed.readsPerPiece * supposed.bytesPerPiece) / 1e9,
    scannedGigabytes: (pieces * supposed.bytesPerPiece) / 1e9,
    scannedObjects: pieces,
    logGigabytes: logged,
    logsKept: logged * supposed.monthsOfLogs * supposed.partOfLogsKept,
    traces: (load.invocations / 12) * supposed.partTraced,
    alarms: supposed.alarmMetrics,
    alarmsOfAlarms: supposed.alarmsOfAlarms,
    secrets: supposed.secrets,
  };
  const dollars = Object.entries(used).map(([name, amount]) => {
    const {
      dollars: price,
      per,
      free = 0,
    }: { dollars: number; per: number; free?: number } = prices[name as Charged];
    return [name, (Math.max(0, amount - free) / per) * price];
  });
  return Object.fromEntries(dollars) as Record<Charged, number>;
}

/** Dollars of a month that keys of our own would cost, by what is charged: at the most, as all roles never work at once. */
export function costOfOwnKeys(load: Load): { keys: number; calls: number } {
  const hoursOfMonth = supposed.workingHours / 12;
  const ofTable = Math.min(
    supposed.rolesOfFunctions * ((hoursOfMonth * 3600) / supposed.secondsOfTableKey),
    load.invocations / 12,
  );
  const ofObjects = ((load.files * supposed.piecesPerFile) / 12) * 4 * supposed.partOfObjectsThatAsk;
  const ofMessages = (load.events / 12) * supposed.partOfMessagesThatAsk;
  const { dollars, per, free } = keyCalls;
  return {
    keys: supposed.ownKeys * keyMonths.dollars,
    calls: (Math.max(0, ofTable + ofObjects + ofMessages - (free ?? 0)) / per) * dollars,
  };
}

/**
 * What an enrolment reads of those who were born on the same day (R-PER-4): how many there are once the files of all years are kept, each of
 * another person, the units of one enrolment, and dollars of a month. It is the one cost that grows with what exists.
 */
export function costOfResemblances({ files }: Pick<Load, "files">): {
  persons: number;
  units: number;
  dollars: number;
} {
  const persons = (files * supposed.yearsKept) / supposed.daysOfBirth;
  const units = persons * supposed.unitsPerBornOnOneDay;
  return {
    persons,
    units,
    dollars: (((files / 12) * units) / prices.readUnits.per) * prices.readUnits.dollars,
  };
}

/** Quotas by the part of them that is used at the busiest, the fullest first. */
export function fullestQuotas(load: Load): { quota: Quota; part: number }[] {
  return quotas
    .map((quota) => ({ quota, part: quota.used(load) / quota.limit }))
    .sort((one, other) => other.part - one.part);
}
