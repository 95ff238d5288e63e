import { text } from "node:stream/consumers";
import { listen } from "../../infra/local/listen.ts";

/** Units that DynamoDB charges, as the database reports them. */
export interface Units {
  reads: number;
  writes: number;
}

/** A door to a database that adds up what calls through it consume. */
export interface MeteredDatabase {
  url: string;
  /** What was consumed since the door opened. */
  consumed(): Units;
  close(): Promise<void>;
}

/** Opens the door to a database. */
export async function meterDatabase(endpoint: string): Promise<MeteredDatabase> {
  const units: Units = { reads: 0, writes: 0 };
  const door = await listen(
    async (incoming, outgoing) => {
      const target = String(incoming.headers["x-amz-target"]);
      const asked = await text(incoming);
      const isTable = target.startsWith("DynamoDB_20120810.") && /Item|Query|Scan/.test(target);
      const body = isTable
        ? JSON.stringify({ ...JSON.parse(asked), ReturnConsumedCapacity: "TOTAL" })
        : asked;
      const {
        host: _,
        connection: __,
        "content-length": ___,
        "transfer-encoding": ____,
        ...headers
      } = incoming.headers;
      const answer = await fetch(endpoint, {
        method: "POST",
        body,
        headers: headers as Record<string, string>,
      });
      const told = await answer.text();
      if (isTable && answer.ok) {
        const kind = /Put|Update|Delete|Write/.test(target) ? "writes" : "reads";
        units[kind] += unitsOf(JSON.parse(told));
      }
      outgoing.writeHead(answer.status, { "content-type": "application/x-amz-json-1.0" }).end(told);
    },
    0,
    "a meter",
  );
  return { url: door.url, consumed: () => ({ ...units }), close: () => door.close() };
}

function unitsOf({
  ConsumedCapacity,
}: {
  ConsumedCapacity?: { CapacityUnits?: number } | { CapacityUnits?: number }[];
}) {
  return [ConsumedCapacity ?? []].flat().reduce((sum, one) => sum + (one.CapacityUnits ?? 0), 0);
}
