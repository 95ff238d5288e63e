import http from "node:http";
import { syncBuiltinESMExports } from "node:module";
import type { Death } from "./function-faults.ts";

/**
 * Ends the thread where an invocation is to die. It stands in Node's own way to send requests, so that what is loaded
 * afterwards knows nothing of it. Gives what tells of the invocation at work.
 */
export function endThreadAt(): (death: Death | undefined) => void {
  let death: Death | undefined;
  let calls = 0;
  const send = http.request;
  const counted = (...given: unknown[]) => {
    calls += 1;
    if (death !== undefined && calls === death.call) {
      if (!death.answered) process.exit(1);
      const request: http.ClientRequest = Reflect.apply(send, http, given);
      request.prependOnceListener("response", () => process.exit(1));
      return request;
    }
    return Reflect.apply(send, http, given);
  };
  Reflect.set(http, "request", counted);
  syncBuiltinESMExports();
  return (next) => {
    death = next;
    calls = 0;
  };
}
