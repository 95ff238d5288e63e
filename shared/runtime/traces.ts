import { readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { fileURLToPath } from "node:url";

/*
 * Makes the traces of errors name lines of the sources; every bundle begins with it. Node's `--enable-source-maps` reads
 * the map of each module that is loaded, a tenth of what importing a function costs, and `source-map-support` is code to
 * load: here nothing is read before the first trace that is asked for.
 */
const maps = new Map<string, SourceMap | undefined>();

/** The map beside a module, if there is one. */
function mapOf(module: string): SourceMap | undefined {
  if (!maps.has(module)) {
    try {
      maps.set(module, new SourceMap(JSON.parse(readFileSync(`${fileURLToPath(module)}.map`, "utf8"))));
    } catch {
      // Node's own modules and scripts have no map.
      maps.set(module, undefined);
    }
  }
  return maps.get(module);
}

/** A frame as V8 writes it, with the place in the sources where there is one: `at serve (shared/http/serve.ts:12:3)`. */
function told(frame: NodeJS.CallSite): string {
  const [module, line, column] = [frame.getFileName(), frame.getLineNumber(), frame.getColumnNumber()];
  if (!module || line === null || column === null) return `${frame}`;
  const origin = mapOf(module)?.findOrigin(line, column);
  if (origin === undefined || !("fileName" in origin)) return `${frame}`;
  const source = origin.fileName.replace(/^(\.\.\/)+/, "");
  return `${frame}`.replace(
    `${module}:${line}:${column}`,
    `${source}:${origin.lineNumber}:${origin.columnNumber}`,
  );
}

// A call of the SDK alone takes the ten frames that V8 keeps by default, and leaves none for who made it.
Error.stackTraceLimit = 25;
Error.prepareStackTrace = (error, frames) =>
  [Error.prototype.toString.call(error), ...frames.map((frame) => `    at ${told(frame)}`)].join("\n");
