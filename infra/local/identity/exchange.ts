import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type { Html } from "./pages/html.ts";

/** A request to the issuer. */
export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  /** The fields of a form, or of a JSON object. */
  form: Record<string, string>;
  body: string;
  /** The session of the browser, if it has one. */
  session: string | undefined;
  authorization: string | undefined;
  /** The operation of AWS's API that is called. */
  target: string | undefined;
}

/** An answer of the issuer: a page, an object, or another address. */
export type Answer =
  | { status?: number; page: Html }
  | { status?: number; json: object; type?: string }
  | { location: string; session?: string };

const cookieName = "cqp_local_session";

/** What applications ask for from pages of their own, without the cookie. */
const forApplications = ["/", "/token", "/oauth2/token", "/oauth2/revoke"];

/**
 * Reads a request. Undefined for a form that a page of elsewhere sends: browsers say where a form comes from, and only
 * our own pages may act for who is signed in.
 */
export async function readAsked(request: IncomingMessage): Promise<Asked | undefined> {
  const url = new URL(request.url ?? "/", "http://local");
  const body = request.method === "POST" ? await text(request) : "";
  const { origin, host, cookie, authorization } = request.headers;
  const ownPage = origin === undefined || origin === `http://${host}`;
  if (request.method === "POST" && !ownPage && !forApplications.includes(url.pathname)) return undefined;
  const session = cookie?.split("; ").find((one) => one.startsWith(`${cookieName}=`));
  const isJson = request.headers["content-type"]?.includes("json") === true;
  return {
    method: request.method ?? "GET",
    path: url.pathname,
    query: url.searchParams,
    form: isJson ? parseObject(body) : Object.fromEntries(new URLSearchParams(body)),
    body,
    session: session?.slice(cookieName.length + 1),
    authorization,
    target: request.headers["x-amz-target"]?.toString(),
  };
}

/** Sends an answer; pages run no script but their own, and open in no frame. */
export function sendAnswer(response: ServerResponse, answer: Answer): void {
  response.setHeader("cache-control", "no-store");
  if ("location" in answer) {
    if (answer.session !== undefined)
      response.setHeader("set-cookie", `${cookieName}=${answer.session}; Path=/; HttpOnly; SameSite=Lax`);
    response.writeHead(303, { location: answer.location }).end();
  } else if ("page" in answer)
    response
      .writeHead(answer.status ?? 200, {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy":
          "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; frame-ancestors 'none'",
      })
      .end(answer.page.text);
  else
    response
      .writeHead(answer.status ?? 200, {
        "content-type": `${answer.type ?? "application/json"}; charset=utf-8`,
      })
      .end(JSON.stringify(answer.json));
}

function parseObject(body: string): Record<string, string> {
  try {
    return Object(JSON.parse(body));
  } catch {
    return {};
  }
}
