let current: string | undefined;

/**
 * Says which request is served from now on, by the identifier that API Gateway gave it, or none. A function serves one
 * invocation at a time: what it logs and records until the next one is this request's.
 */
export function serveRequest(id: string | undefined): void {
  current = id;
}

/** The request that is served, or that brought about the fact at work; undefined where no request did. */
export function currentRequest(): string | undefined {
  return current;
}
