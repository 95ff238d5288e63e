import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import * as z from "zod";
import { eventSource } from "../../events/source.ts";

/** Entries that one PutEvents call takes. */
const entriesPerCall = 10;

const environment = z.object({ BUS_NAME: z.string() });
let opened: { client: EventBridgeClient; busName: string } | undefined;

/**
 * Puts messages of one type on the bus, for the queue that asks for them.
 * @throws Error when the bus refuses one; those before it may have been taken.
 */
export async function putOnBus(type: string, details: readonly object[]): Promise<void> {
  opened ??= { client: new EventBridgeClient({}), busName: environment.parse(process.env).BUS_NAME };
  const { client, busName } = opened;
  for (let start = 0; start < details.length; start += entriesPerCall) {
    const { Entries = [] } = await client.send(
      new PutEventsCommand({
        Entries: details.slice(start, start + entriesPerCall).map((detail) => ({
          EventBusName: busName,
          Source: eventSource,
          DetailType: type,
          Detail: JSON.stringify(detail),
        })),
      }),
    );
    const refused = Entries.find(({ ErrorCode }) => ErrorCode !== undefined);
    if (refused !== undefined) throw new Error(`the bus refused a message: ${refused.ErrorMessage}`);
  }
}
