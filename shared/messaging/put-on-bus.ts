import {
  EventBridgeClient,
  EventBridgeServiceException,
  PutEventsCommand,
  type PutEventsRequestEntry,
} from "@aws-sdk/client-eventbridge";
import * as z from "zod";
import { eventSource } from "../../events/source.ts";
import { retrying } from "../runtime/retry.ts";
import { serviceCalls } from "../runtime/service-calls.ts";
import { withoutLog } from "../runtime/without-log.ts";

/** Entries that one PutEvents call takes. */
const entriesPerCall = 10;

const environment = z.object({ BUS_NAME: z.string() });
let opened: { client: EventBridgeClient; busName: string; place: string | undefined } | undefined;

/**
 * The bus and its client, opened once a process from `BUS_NAME`, and anew where the environment has come to name another one or another
 * place for it: a process of tests goes from one to the next.
 */
function bus(): { client: EventBridgeClient; busName: string } {
  const place = process.env["AWS_ENDPOINT_URL_EVENTBRIDGE"];
  if (opened === undefined || opened.busName !== process.env["BUS_NAME"] || opened.place !== place) {
    const busName = environment.parse(process.env).BUS_NAME;
    opened = { client: withoutLog(new EventBridgeClient(serviceCalls)), busName, place };
  }
  return opened;
}

/** A message for the queues that ask for its type. */
export interface BusMessage {
  type: string;
  detail: object;
  /** When what it tells happened; the moment of sending unless told. */
  at?: Date;
}

/**
 * The first message that the bus did not take, of those that were put on it in order, and its word for why; `lasting`: it never will,
 * as the fault is in the message.
 */
export interface Refused {
  index: number;
  reason: string | undefined;
  lasting: boolean;
}

/** What the bus says of an entry that it would never take. */
const lastingCodes = ["InvalidArgument", "MalformedDetail"];

/** Entries of a call were refused, though the call succeeded: the first of them, and why. */
class EntryRefused extends Error {
  readonly first: Refused;

  constructor(first: Refused) {
    super(`an entry was refused: ${first.reason}`);
    this.first = first;
  }
}

/**
 * Puts messages on the bus, in order, ten a call; those that are refused again by themselves, as long as the policy of
 * retries does. Stops at the call in which one stays refused. Gives the first of these, or undefined: those before it were
 * taken, those after it may have been.
 */
export async function putOnBus(messages: readonly BusMessage[]): Promise<Refused | undefined> {
  const { client, busName } = bus();
  for (let start = 0; start < messages.length; start += entriesPerCall) {
    const entries = messages.slice(start, start + entriesPerCall).map(({ type, detail, at }) => ({
      EventBusName: busName,
      Source: eventSource,
      DetailType: type,
      Detail: JSON.stringify(detail),
      ...(at === undefined ? {} : { Time: at }),
    }));
    const refused = await putTogether(client, entries);
    if (refused !== undefined) return { ...refused, index: start + refused.index };
  }
  return undefined;
}

/** Puts entries on the bus in one call, and in others those that are refused; gives the first that stays so. */
async function putTogether(
  client: EventBridgeClient,
  entries: readonly PutEventsRequestEntry[],
): Promise<Refused | undefined> {
  let left = entries.map((entry, index) => ({ entry, index }));
  const putLeft = async () => {
    const asked = new PutEventsCommand({ Entries: left.map(({ entry }) => entry) });
    const { Entries = [] } = await client.send(asked);
    const refused = left.flatMap(({ index }, place): Refused[] => {
      const { ErrorCode, ErrorMessage } = Entries[place] ?? {};
      if (ErrorCode === undefined) return [];
      return [{ index, reason: ErrorMessage, lasting: lastingCodes.includes(ErrorCode) }];
    });
    left = left.filter(({ index }) => refused.some((one) => one.index === index));
    const [first] = refused;
    if (first !== undefined) throw new EntryRefused(first);
  };
  try {
    await retrying(putLeft, (error) => error instanceof EntryRefused && !error.first.lasting);
    return undefined;
  } catch (error) {
    if (error instanceof EntryRefused) return error.first;
    if (!isInvalid(error)) throw error;
    if (entries.length === 1) return { index: 0, reason: error.message, lasting: true };
    return putApart(client, entries);
  }
}

/** Puts entries on the bus one by one, as what it says of a call may be true of one of them; gives the first that it refuses. */
async function putApart(
  client: EventBridgeClient,
  entries: readonly PutEventsRequestEntry[],
): Promise<Refused | undefined> {
  for (const [index, entry] of entries.entries()) {
    const refused = await putTogether(client, [entry]);
    if (refused !== undefined) return { ...refused, index };
  }
  return undefined;
}

/** Whether the bus refused a whole call as too large or wrong. */
function isInvalid(error: unknown): error is EventBridgeServiceException {
  return error instanceof EventBridgeServiceException && error.name === "ValidationException";
}
