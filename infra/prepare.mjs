import { oldestNode } from "./oldest-node.mjs";

/**
 * Run by `npm ci`: makes what `npm start` and `npm test` begin with, the client, the functions and the space, which they
 * make anew where sources changed since. Where Node is too old to read it, `npm start` says so.
 */
if (Number(process.versions.node.split(".")[0]) >= oldestNode) {
  await import("../client/build.ts");
  await import("./build.ts");
}
