import { AsyncLocalStorage } from "node:async_hooks";
import http from "node:http";
import { syncBuiltinESMExports } from "node:module";
import { type Access, isAllowed, type Statement } from "./policy.ts";
import { accessesOf } from "./table-access.ts";

/** Whose calls a guard lets pass, and by which statements. */
export interface Guarded {
  /** The function at work, by its path under functions/. */
  name: string;
  statements: readonly Statement[];
}

/** What a call names DynamoDB's operations by, in its header `x-amz-target`. */
const targetPrefix = "DynamoDB_20120810.";

/** What the SDK gives to Node of a call. */
interface CallOptions {
  headers?: Readonly<Record<string, string>>;
}

/**
 * Keeps the functions of a thread to what their roles let them do with the table: a call that they do not allow fails
 * before it leaves the thread, with the error that AWS answers. Gives what does the work of a function: each call is the one's whose
 * work made it, even where it goes on after an answer, as another reading of what failed together does. It stands in Node's own way to send requests, so that what is loaded afterwards knows nothing of it, and no call passes through one
 * server more.
 */
export function guardTable(): <Done>(guarded: Guarded, work: () => Done) => Done {
  const working = new AsyncLocalStorage<Guarded>();
  const send = http.request;
  const guardedSend = (options: CallOptions, ...rest: unknown[]) => {
    const request: http.ClientRequest = Reflect.apply(send, http, [options, ...rest]);
    const target = options.headers?.["x-amz-target"];
    if (target?.startsWith(targetPrefix) !== true) return request;
    const { end } = request;
    const atWork = working.getStore() ?? { name: "", statements: [] };
    request.end = (...given: unknown[]) => {
      const call = JSON.parse(String(given[0]));
      const refused = accessesOf(target.slice(targetPrefix.length), call).find(
        (access) => !isAllowed(atWork.statements, access),
      );
      return refused === undefined
        ? Reflect.apply(end, request, given)
        : request.destroy(refusal(atWork.name, refused));
    };
    return request;
  };
  Reflect.set(http, "request", guardedSend);
  syncBuiltinESMExports();
  return (guarded, work) => working.run(guarded, work);
}

/** What stands in the log of a function that was refused an access. */
export const refusedWords = "is not authorized to perform";

function refusal(name: string, { action, resource, leadingKeys }: Access): Error {
  const error = new Error(
    `${name} ${refusedWords}: ${action} on ${resource}, keys ${leadingKeys.join(", ") || "none"}`,
  );
  error.name = "AccessDeniedException";
  // A handler may answer an error in its own words: the log tells this one whole.
  console.error(error.message);
  return error;
}
