import { urlsFrom, usualPort } from "../infra/local/ports.ts";
import { isNode, type Node, nodesUnder } from "../shared/http/description/walk.ts";
import { type RequestStory, requestStories, type StoryRequest } from "./request-stories.ts";

const notice =
  "# Generated from the description by `npm run docs`: change docs/request-stories.ts, not this file.";

const howTo = `# To be run from top to bottom, after \`npm start\` and \`npm run demo\`, by the HTTP client of an IDE of JetBrains, or by httpYac (VS Code, or
# \`httpyac send --all\`). Elsewhere: another \`api\`, and a token had as docs/integrate.md says, in place of the first requests.`;

/** A file of requests for each role, by its name; bodies are the examples of the description. */
export function requestFiles(description: Node): ReadonlyMap<string, string> {
  const operations = operationsOf(description);
  return new Map(
    Object.entries(requestStories).map(([name, story]) => [
      `requests/${name}.http`,
      requestFile(story, operations),
    ]),
  );
}

interface Described {
  method: string;
  path: string;
  operation: Node;
}

/** The operations of a description, by their identifiers. */
function operationsOf(description: Node): ReadonlyMap<string, Described> {
  return new Map(
    nodesUnder(description, "paths").flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, operation]): [string, Described][] =>
        isNode(operation)
          ? [[String(operation["operationId"]), { method: method.toUpperCase(), path, operation }]]
          : [],
      ),
    ),
  );
}

function requestFile(story: RequestStory, operations: ReadonlyMap<string, Described>): string {
  const { api, identity } = urlsFrom(usualPort);
  const tokens = Object.entries(story.signIn ?? {}).map(
    ([name, asked]) =>
      `### Un jeton, sur cette machine\n${[
        "POST {{issuer}}/token",
        "Content-Type: application/x-www-form-urlencoded",
        "",
        asked,
        "",
        keeping({ [`${name}Token`]: "response.body.access_token" }),
      ].join("\n")}`,
  );
  const requests = story.requests.map((request) => requestText(request, story, operations));
  const head = [
    notice,
    `# ${story.title}.`,
    howTo,
    "",
    `@api = ${new URL(api).origin}`,
    `@issuer = ${new URL(identity).origin}`,
  ];
  return `${[head.join("\n"), ...tokens, ...requests].join("\n\n")}\n`;
}

function requestText(
  request: StoryRequest,
  story: RequestStory,
  operations: ReadonlyMap<string, Described>,
): string {
  const described = operations.get(request.operation);
  if (described === undefined) throw new Error(`the description has no operation ${request.operation}`);
  const { method, path, operation } = described;
  const by = request.by ?? story.by;
  // Who signs in beside the story's own acts as themselves.
  const actingAs = request.by === undefined ? story.actingAs : request.actingAs;
  const body = bodyOf(request, operation);
  const asked = Object.entries(request.query ?? {}).map(([name, value]) => `${name}=${value}`);
  const at = path.replace(/\{(\w+)\}/g, (_, name: string) => request.path?.[name] ?? `{{${name}}}`);
  const lines = [
    `### ${operation["summary"]}`,
    `${method} {{api}}${at}${asked.length === 0 ? "" : `?${asked.join("&")}`}`,
    ...(by === undefined ? [] : [`Authorization: Bearer {{${by}Token}}`]),
    ...(actingAs === undefined ? [] : [`Acting-As: ${actingAs}`]),
    ...(request.ifMatch === undefined ? [] : [`If-Match: ${request.ifMatch}`]),
    ...(body === undefined ? [] : ["Content-Type: application/json", "", JSON.stringify(body, undefined, 2)]),
    ...(request.keeps === undefined ? [] : ["", keeping(request.keeps)]),
  ];
  return lines.join("\n");
}

/** What is kept of an answer for the requests that follow. */
function keeping(kept: Readonly<Record<string, string>>): string {
  const lines = Object.entries(kept).map(([name, value]) => `  client.global.set("${name}", ${value});`);
  return `> {%\n${lines.join("\n")}\n%}`;
}

/** The example of the body, with what the story says otherwise; none of an operation that needs no body. */
function bodyOf({ operation: id, example, says }: StoryRequest, { requestBody }: Node): unknown {
  if (!isNode(requestBody)) return undefined;
  const [, media] = nodesUnder(requestBody, "content").find(([type]) => type === "application/json") ?? [];
  const [, found] =
    nodesUnder(media ?? {}, "examples").find(([name]) => example === undefined || name === example) ?? [];
  if (!isNode(found?.["value"])) throw new Error(`${id} has no example ${example ?? ""}`);
  return { ...found["value"], ...says };
}
