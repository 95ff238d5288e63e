import { table } from "../../shared/store/table.ts";

/** What calls to the table were made of. */
export interface Trips {
  /** Calls, several of which may be made at once. */
  calls: number;
  /** The most calls of which each waited for one before. */
  trips: number;
  scans: number;
}

let [depth, counted] = [0, { calls: 0, scans: 0 }];

/** Counts what this process asks of the table from now on. */
export function watchTrips(): void {
  const { client } = table();
  client.config.cacheMiddleware = false;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      // It waits for all that was answered before it was asked: for as much as it may have been made of.
      const own = depth + 1;
      counted.calls++;
      if (context["commandName"] === "ScanCommand") counted.scans++;
      const answer = await next(args);
      depth = Math.max(depth, own);
      return answer;
    },
    { step: "initialize", name: "tripCounter" },
  );
}

/** What is asked of the table while something is done. */
export async function tripsOf(act: () => Promise<unknown>): Promise<Trips> {
  [depth, counted] = [0, { calls: 0, scans: 0 }];
  await act();
  return { ...counted, trips: depth };
}
