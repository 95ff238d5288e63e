import { type Client, createClient } from "../client/src/client.ts";
import { ProblemError } from "../client/src/problem.ts";
import { servedPath } from "../shared/http/served-path.ts";
import { type ApiAnswer, type ApiClient, clientOver } from "./client.ts";

/** How a person gets their way to the API: at an address, with a token, in a capacity. */
export type Connect = (url: string, token?: string | (() => Promise<string>), actingAs?: string) => ApiClient;

/** A call of the client package, by a path that is known when it runs alone: stories write theirs as texts. */
type Call = (path: string, said: object) => Promise<Pick<ApiAnswer, "status" | "headers" | "body">>;

/** A way to the API by the client package, as a partner's program has: keys, repetitions and renewed tokens are its own. */
export const throughPackage: Connect = (url, token, actingAs) => {
  const client: Client = createClient({
    url: url.replace(/\/$/, ""),
    ...(token === undefined ? {} : { token: typeof token === "function" ? token : async () => token }),
    ...(actingAs === undefined ? {} : { actingAs }),
  });
  const calls = client as unknown as Readonly<Record<string, Call>>;
  return clientOver(async (method, path, body, headers = {}) => {
    const call = calls[method.toLowerCase()];
    if (call === undefined) throw new Error(`the client package has no ${method}`);
    try {
      return await call(servedPath(path), said(body, headers));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const { status, type, title, detail, rule, allowed, errors } = error;
      return { status, headers: new Headers(), body: { type, title, status, detail, rule, allowed, errors } };
    }
  });
};

/** What the package takes, in the place of headers. */
function said(body: unknown, headers: Readonly<Record<string, string>>): object {
  const {
    "if-match": ifMatch,
    "if-none-match": etag,
    "idempotency-key": key,
    "content-type": contentType,
  } = headers;
  return {
    ...(body === undefined ? {} : { body }),
    ...(ifMatch === undefined ? {} : { ifMatch }),
    ...(etag === undefined ? {} : etag === "*" ? { create: true } : { etag }),
    ...(key === undefined ? {} : { key }),
    ...(contentType === undefined ? {} : { contentType }),
  };
}
