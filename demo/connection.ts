/** What undici says of a connection that was cut, the request being under way. */
const cut = ["ECONNRESET", "EPIPE", "UND_ERR_SOCKET"];
/** Times that a request is sent again after its connection was cut. */
const moreTries = 3;

function codesOf(error: unknown): string[] {
  if (error instanceof AggregateError) return error.errors.flatMap(codesOf);
  if (!(error instanceof Error)) return [];
  const code = "code" in error && typeof error.code === "string" ? [error.code] : [];
  return [...code, ...codesOf(error.cause)];
}

/** Whether nothing listened where a request was sent. */
export function isRefused(error: unknown): boolean {
  return codesOf(error).includes("ECONNREFUSED");
}

/**
 * `fetch`, sent again when the connection was cut. A request that was cut may have been done: a story that is told
 * again then meets the state that it asked for, and the API's own refusal says so.
 */
export async function fetchAgain(url: string, init?: RequestInit): Promise<Response> {
  for (let tries = 0; ; tries++) {
    try {
      return await fetch(url, init);
    } catch (error) {
      if (tries === moreTries || !codesOf(error).some((code) => cut.includes(code))) throw error;
    }
  }
}
