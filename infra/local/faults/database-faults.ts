import * as z from "zod";
import { type Call, defineCallFault, type Refusal, silence } from "./fault-kind.ts";

const json = "application/x-amz-json-1.0";
const api = "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference";
const guide = "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide";

const refused = (code: string, message: string, more: object = {}, status = 400): { refused: Refusal } => ({
  refused: {
    status,
    type: json,
    body: JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${code}`, message, ...more }),
  },
});

const transaction = z.object({ TransactItems: z.array(z.unknown()) });

/** A transaction that is cancelled for one of its items. */
function cancelled({ body }: Call, draw: number, Code: string, Message: string) {
  const { length } = transaction.parse(JSON.parse(body)).TransactItems;
  const hit = Math.floor(draw * length);
  const reasons = Array.from({ length }, (_, index) =>
    index === hit ? { Code, Message } : { Code: "None" },
  );
  const told = `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons.map((reason) => reason.Code).join(", ")}]`;
  return refused("TransactionCanceledException", told, { Message: told, CancellationReasons: reasons });
}

const conflict = ["TransactionConflict", "Transaction is ongoing for the item"] as const;
const reads = ["GetItem", "BatchGetItem", "Query", "TransactGetItems"];
const writes = ["TransactWriteItems", "UpdateItem"];

const batch = z.object({
  RequestItems: z.record(z.string(), z.looseObject({ Keys: z.array(z.unknown()) })),
});

/** Asks for some keys of a batch, and gives the others back as not read. */
function unprocessed({ body }: Call, draw: number) {
  const { RequestItems } = batch.parse(JSON.parse(body));
  const [named] = Object.entries(RequestItems);
  if (named === undefined || named[1].Keys.length === 0) return undefined;
  const [name, { Keys, ...others }] = named;
  const done = Math.floor(draw * Keys.length);
  const left = { [name]: { ...others, Keys: Keys.slice(done) } };
  if (done === 0)
    return {
      refused: { status: 200, type: json, body: JSON.stringify({ Responses: {}, UnprocessedKeys: left }) },
    };
  return {
    asked: JSON.stringify({ RequestItems: { [name]: { ...others, Keys: Keys.slice(0, done) } } }),
    told: (answer: string) => JSON.stringify({ ...JSON.parse(answer), UnprocessedKeys: left }),
  };
}

/** What DynamoDB does that the embedded one does not. It keeps to the bounds of items, transactions and pages by itself. */
export const databaseFaults = [
  defineCallFault({
    name: "cancelled read",
    part: "database",
    fact: "A transaction that reads is cancelled while another one writes one of its items; the SDK does not repeat it.",
    source: `${api}/API_TransactGetItems.html`,
    chance: 0.06,
    on: ["TransactGetItems"],
    meet: (call, draw) => cancelled(call, draw, ...conflict),
  }),
  defineCallFault({
    name: "conflicting write",
    part: "database",
    fact: "A transaction that writes is cancelled while another one is at work on one of its items.",
    source: `${guide}/transaction-apis.html`,
    chance: 0.04,
    on: ["TransactWriteItems"],
    meet: (call, draw) => cancelled(call, draw, ...conflict),
  }),
  defineCallFault({
    name: "throttled transaction",
    part: "database",
    fact: "A transaction is cancelled with ThrottlingError as the reason of an item, where its partition takes no more.",
    source: `${api}/API_TransactWriteItems.html`,
    chance: 0.03,
    on: ["TransactGetItems", "TransactWriteItems"],
    meet: (call, draw) => cancelled(call, draw, "ThrottlingError", "Throughput exceeds the current capacity"),
  }),
  defineCallFault({
    name: "unprocessed keys",
    part: "database",
    fact: "A batch gives back keys that it did not read, be it for throttling or for its bound of 16 MB; all of them at times.",
    source: `${api}/API_BatchGetItem.html`,
    chance: 0.25,
    on: ["BatchGetItem"],
    meet: unprocessed,
  }),
  defineCallFault({
    name: "throttled table",
    part: "database",
    fact: "A table on demand throttles what is more than twice its former peak, and each partition over its own bounds.",
    source: `${guide}/on-demand-capacity-mode.html`,
    chance: 0.01,
    spell: 12,
    on: [...reads, ...writes],
    meet: () =>
      refused("ThrottlingException", "Throughput exceeds the current capacity of your table or index"),
  }),
  defineCallFault({
    name: "database at fault",
    part: "database",
    fact: "A call meets an internal error, and is to be tried again; a write may have been done all the same.",
    source: `${guide}/Programming.Errors.html`,
    chance: 0.01,
    on: [...reads, ...writes],
    meet: () => refused("InternalServerError", "The request processing has failed", {}, 500),
  }),
  defineCallFault({
    name: "write whose answer is lost",
    part: "database",
    fact: "A write may be done though its answer never comes; a token makes its repetition have no other effect for ten minutes.",
    source: `${api}/API_TransactWriteItems.html`,
    chance: 0.05,
    on: writes,
    meet: () => ({ lost: "after" }),
  }),
  defineCallFault({
    name: "silence",
    part: "database",
    fact: "A call may be done, and its connection stay open without an answer: the SDK waits for ever unless it is told otherwise.",
    source: silence,
    chance: 0.001,
    on: [...reads, ...writes],
    meet: () => ({ lost: "silently" }),
  }),
  defineCallFault({
    name: "broken connection",
    part: "database",
    fact: "A connection that was kept open is closed when the next call is sent over it.",
    source: "https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html",
    chance: 0.02,
    on: [...reads, ...writes],
    meet: () => ({ lost: "before" }),
  }),
  defineCallFault({
    name: "short page",
    part: "database",
    fact: "A query ends where it has read 1 MB, before its limit too, and says from where it goes on.",
    source: `${guide}/Query.Pagination.html`,
    chance: 0.15,
    on: ["Query"],
    meet({ body }, draw) {
      const asked = z.looseObject({ Limit: z.number().optional() }).parse(JSON.parse(body));
      const Limit = Math.min(asked.Limit ?? 4, 1 + Math.floor(3 * draw));
      return { asked: JSON.stringify({ ...asked, Limit }), told: (answer) => answer };
    },
  }),
];
