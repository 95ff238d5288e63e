import { table } from "./table.ts";

let metered: { units: number } | undefined;

/**
 * Counts the capacity that DynamoDB reports for this process's calls from now on. Gives a function that tells the units
 * consumed since; a function of Lambda serves one invocation at a time, so that they are its own.
 */
export function meterCapacity(): () => number {
  const meter = metered ?? startMeter();
  const before = meter.units;
  return () => meter.units - before;
}

function startMeter(): { units: number } {
  const meter = { units: 0 };
  const { client } = table();
  // What it kept of the way through its steps, where it was used before, has not this one.
  client.config.cacheMiddleware = false;
  client.middlewareStack.add(
    (next) => async (args) => {
      const answer = await next({
        ...args,
        input: Object.assign(args.input, { ReturnConsumedCapacity: "TOTAL" }),
      });
      meter.units += unitsOf(answer.output);
      return answer;
    },
    { step: "initialize", name: "capacityMeter" },
  );
  metered = meter;
  return meter;
}

function unitsOf(output: object): number {
  if (!("ConsumedCapacity" in output)) return 0;
  const consumed = [output.ConsumedCapacity].flat() as ({ CapacityUnits?: number } | undefined)[];
  return consumed.reduce((sum, one) => sum + (one?.CapacityUnits ?? 0), 0);
}
