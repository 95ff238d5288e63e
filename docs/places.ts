import { glob, readFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import type { Operation } from "../shared/http/openapi.ts";
import { servedPath } from "../shared/http/served-path.ts";

/** Where people meet an operation of the API: a page of the space, and what in it calls the operation. */
export interface Place {
  /** Address of the page: `/files/$fileId`; that of the frame, which is around all pages, is `*`. */
  page: string;
  /** What the control says, or undefined where the page shows what the operation gives. */
  control: string | undefined;
}

/** An operation, and its places. */
export interface Placed {
  operation: Operation;
  /** `POST /v1/files/{fileId}/withdrawal` */
  request: string;
  places: readonly Place[];
}

/** What stands around every page. */
const aroundAll = "*";

const portal = join(import.meta.dirname, "..", "portal");

/** A node of a syntax tree. */
interface Syntax {
  type: string;
  [key: string]: unknown;
}

/** What a file of the space calls and imports. */
interface Source {
  calls: { request: string; control: string | undefined }[];
  imports: string[];
  /** Pages that it gives addresses to: address and file. */
  routes: { page: string; file: string }[];
}

/** Each operation with the pages that use it, read from the sources of the space. */
export async function placesOf(operations: readonly Operation[]): Promise<Placed[]> {
  const sources = await readSources();
  const pages = pagesByFile(sources);
  return operations.map((operation) => {
    const request = `${operation.route.method} ${servedPath(operation.route.path)}`;
    const places = [...sources].flatMap(([file, { calls }]) =>
      calls
        .filter((call) => call.request === request)
        .flatMap(({ control }) => [...(pages.get(file) ?? [])].map((page) => ({ page, control }))),
    );
    // Its own page, which mails and papers name, and which works without scripts.
    const isPage = operation.route.replyTypes?.[0] === "text/html" && operation.route.method === "GET";
    return { operation, request, places: isPage ? [{ page: request.slice(4), control: undefined }] : places };
  });
}

/** The addresses of the space's pages, with the names of their parts: `/files/$fileId`. */
export async function addressesOfPages(): Promise<string[]> {
  const routes = [...(await readSources()).values()].flatMap(({ routes: given }) => given);
  // What begins without a slash is a part of the page of a session.
  const whole = routes.map(({ page }) => (page.startsWith("/") ? page : `/sessions/$sessionId/${page}`));
  return [...new Set(whole)].sort();
}

/** Operations that are made for machines, each with what people have in its place. */
export const forMachines: Readonly<Record<string, string>> = {
  "GET /v1/certificates/{number}": "la page de vérification dit la même chose",
  "GET /v1/files/{fileId}/decision-sheets/{sheetId}":
    "la page du dossier montre ses fiches, que le dossier porte",
  "GET /v1/files/whole":
    "pour les systèmes des partenaires, qui gardent une copie\u00a0; chaque dossier a sa page",
  "GET /v1/me/rectifications/{taskId}": "la page des rectifications montre chacune, que la liste porte",
  "GET /v1/parties/{partyId}/people/{personId}": "la page des personnes montre chacune, que la liste porte",
  "GET /asyncapi.json": "la description des faits, pour les développeurs",
  "GET /openapi.json": "la description de l’API, pour les développeurs",
  "GET /docs": "l’adresse de la documentation, qui mène à sa page",
};

/** `docs/pages.md`: where people meet each operation. */
export async function pagesOfOperations(operations: readonly Operation[]): Promise<string> {
  const placed = await placesOf(operations);
  const lines = placed
    .map(({ operation, request, places }) => {
      const machines = forMachines[request];
      const met = [...new Set(places.map(placeSays))].sort((one, other) => one.localeCompare(other));
      return `| \`${request}\` | ${operation.route.summary} | ${met.length > 0 ? met.join("<br>") : (machines ?? "")} |`;
    })
    .sort((one, other) => one.localeCompare(other));
  return [
    "<!-- Generated from the code by `npm run docs`: change the code, not this page. -->",
    "# Where people meet each operation",
    "",
    "The pages of the online space that call an operation of the API, and the control that does; where none is named, the",
    "page shows what the operation gives. `*` is around every page. An operation without a page is one for machines.",
    "",
    "| operation | summary | page |",
    "| --- | --- | --- |",
    ...lines,
    "",
  ].join("\n");
}

function placeSays({ page, control }: Place): string {
  return control === undefined ? `\`${page}\`` : `\`${page}\`: ${control.replaceAll("|", "/")}`;
}

async function readSources(): Promise<Map<string, Source>> {
  // Loaded where it parses alone: a compiler takes memory.
  const { parseSync } = await import("vite");
  const sources = new Map<string, Source>();
  for await (const name of glob("**/*.{ts,tsx}", { cwd: portal, exclude: (name) => name === "made" })) {
    const { program } = parseSync(name, await readFile(join(portal, name), "utf8"));
    sources.set(name, sourceOf(name, program as unknown as Syntax));
  }
  return sources;
}

const hooks = new Set(["useRead", "useList"]);
const methods: Readonly<Record<string, string>> = {
  get: "GET",
  getIfChanged: "GET",
  post: "POST",
  put: "PUT",
  patch: "PATCH",
  delete: "DELETE",
};

function sourceOf(file: string, program: Syntax): Source {
  const source: Source = { calls: [], imports: [], routes: [] };
  const called = new Set<unknown>();
  for (const [node, around] of nodesIn(program)) {
    if (node.type === "ImportDeclaration" || node.type === "ImportExpression") {
      const from = textOf(node["source"]);
      if (from?.startsWith(".") === true) source.imports.push(normalize(join(dirname(file), from)));
    }
    if (node.type === "CallExpression") {
      const [first] = node["arguments"] as Syntax[];
      const method = methodOf(node["callee"] as Syntax);
      const path = textOf(first);
      if (method !== undefined && path?.startsWith("/v1/") === true) {
        called.add(first);
        source.calls.push({ request: `${method} ${path}`, control: controlIn(around) });
      }
    }
    if (node.type === "CallExpression" && nameOf(node["callee"]) === "createRoute") {
      const text = [...nodesIn(node)].flatMap(([one]) => pairOf(one));
      const page = text.find(([name]) => name === "path")?.[1];
      for (const [one] of nodesIn(node)) {
        const from = one.type === "ImportExpression" ? textOf(one["source"]) : undefined;
        if (from !== undefined && page !== undefined)
          source.routes.push({ page, file: normalize(join(dirname(file), from)) });
      }
    }
  }
  // A path that is not said in a call is that of a read, or of a link, which some call takes.
  for (const [node, around] of nodesIn(program)) {
    const path = textOf(node)?.replace(/^\/api/, "");
    if (path?.startsWith("/v1/") === true && !called.has(node))
      source.calls.push({ request: `GET ${path}`, control: controlIn(around) });
  }
  return source;
}

/** Every node under one, with those around it, the nearest first. */
function* nodesIn(node: Syntax, around: readonly Syntax[] = []): Generator<[Syntax, readonly Syntax[]]> {
  yield [node, around];
  for (const value of Object.values(node))
    for (const one of Array.isArray(value) ? value : [value])
      if (typeof one === "object" && one !== null && typeof one.type === "string")
        yield* nodesIn(one as Syntax, [node, ...around]);
}

const nameOf = (node: unknown): string | undefined =>
  (node as Syntax | undefined)?.type === "Identifier" ? String((node as Syntax)["name"]) : undefined;

function textOf(node: unknown): string | undefined {
  const { type, value } = (node ?? {}) as Syntax;
  return type === "Literal" && typeof value === "string" ? value : undefined;
}

function pairOf(node: Syntax): [string, string][] {
  const name = nameOf(node["key"]);
  const value = textOf(node["value"]);
  return node.type === "Property" && name !== undefined && value !== undefined ? [[name, value]] : [];
}

function methodOf(callee: Syntax): string | undefined {
  const name = nameOf(callee);
  if (name !== undefined) return hooks.has(name) ? "GET" : undefined;
  return callee.type === "MemberExpression" ? methods[nameOf(callee["property"]) ?? ""] : undefined;
}

/** What the nearest element around a call says of itself. */
function controlIn(around: readonly Syntax[]): string | undefined {
  for (const node of around) {
    if (node.type !== "JSXOpeningElement") continue;
    const said = new Map(
      (node["attributes"] as Syntax[]).map((attribute) => [
        String((attribute["name"] as Syntax | undefined)?.["name"]),
        attribute["value"] as Syntax | undefined,
      ]),
    );
    for (const name of ["label", "title", "aria-label"]) {
      const value = said.get(name);
      const texts = value === undefined ? [] : [...nodesIn(value)].flatMap(([one]) => textOf(one) ?? []);
      if (texts.length > 0) return texts.join(" / ");
    }
  }
  return undefined;
}

/** The pages that load each file. */
function pagesByFile(sources: ReadonlyMap<string, Source>): Map<string, Set<string>> {
  const pages = new Map<string, Set<string>>();
  const reach = (file: string, page: string) => {
    const known = pages.get(file) ?? new Set();
    if (known.has(page)) return;
    pages.set(file, known.add(page));
    for (const next of sources.get(file)?.imports ?? []) reach(next, page);
  };
  for (const { routes } of sources.values()) for (const { page, file } of routes) reach(file, page);
  reach("shell/frame.tsx", aroundAll);
  return pages;
}
