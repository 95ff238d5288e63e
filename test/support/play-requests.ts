import { runInNewContext } from "node:vm";

/** A request of an `.http` file, as it is written. */
export interface WrittenRequest {
  title: string;
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string | undefined;
  /** What is run once it is answered: it keeps values for the requests that follow. */
  handler: string | undefined;
}

/** The variables of an `.http` file, and its requests in order. */
export function readRequests(text: string): { variables: Map<string, string>; requests: WrittenRequest[] } {
  const [head = "", ...written] = text.split(/^### /m);
  const variables = [...head.matchAll(/^@(\w+) = (.*)$/gm)].map(([, name = "", value = ""]) => [name, value]);
  return { variables: new Map(variables as [string, string][]), requests: written.map(readRequest) };
}

function readRequest(text: string): WrittenRequest {
  const [asked = "", handler] = text.split(/^> \{%$/m);
  const [title = "", first = "", ...rest] = asked.split("\n");
  const [method = "", url = ""] = first.split(" ");
  const end = rest.indexOf("");
  const headers = rest.slice(0, end < 0 ? rest.length : end).map((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  const body = end < 0 ? "" : rest.slice(end).join("\n").trim();
  return {
    title,
    method,
    url,
    headers: Object.fromEntries(headers),
    body: body === "" ? undefined : body,
    handler: handler?.replace(/^%\}\s*$/m, ""),
  };
}

/** Sends a request with the values of variables, and has it keep what it keeps of its answer. */
export async function play(request: WrittenRequest, variables: Map<string, string>): Promise<Response> {
  const filled = (text: string) =>
    text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
      const value = variables.get(name);
      if (value === undefined) throw new Error(`nothing is known as ${name}`);
      return value;
    });
  const { method, url, headers, body, handler } = request;
  const answer = await fetch(filled(url), {
    method,
    headers: Object.entries(headers).map(([name, value]): [string, string] => [name, filled(value)]),
    ...(body === undefined ? {} : { body: filled(body) }),
  });
  if (handler === undefined || !answer.ok) return answer;
  runInNewContext(handler, {
    client: { global: { set: (name: string, value: unknown) => variables.set(name, String(value)) } },
    response: {
      body: await answer.clone().json(),
      headers: { valueOf: (name: string) => answer.headers.get(name) },
    },
  });
  return answer;
}
