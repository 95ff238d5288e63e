import { AsyncLocalStorage } from "node:async_hooks";

const served = new AsyncLocalStorage<string | undefined>();

/**
 * Does a piece of work for a request: what it logs and records says which, by the identifier that API Gateway gave it; none where no
 * request brought it about. Several of a batch may be at work at once, each for its own.
 */
export function servingRequest<Done>(id: string | undefined, work: () => Done): Done {
  return served.run(id, work);
}

/** The request that is served, or that brought about the fact at work; undefined where no request did. */
export function currentRequest(): string | undefined {
  return served.getStore();
}
