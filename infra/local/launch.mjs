import { oldestNode } from "../oldest-node.mjs";
import { embeddedProgram, howToGoWithout } from "./dynamodb/embedded-program.mjs";

/**
 * `npm start`: tells what is missing before anything else is loaded, which an older Node could not even read.
 */
const missing = [];
if (process.env["DYNAMODB_ENDPOINT"] === undefined && embeddedProgram(process) === undefined)
  missing.push(howToGoWithout(process));
if (Number(process.versions.node.split(".")[0]) < oldestNode)
  missing.push(
    `Il faut Node ${oldestNode} ou plus récent (ici ${process.versions.node})\u00a0: «\u00a0npm ci\u00a0» l’apporte sous Linux x64, sauf avec --omit=optional.`,
  );
if (missing.length > 0) {
  console.error(missing.join("\n"));
  process.exit(1);
}
await import("./start.ts");
