import { constants, setPriority } from "node:os";
import { parseArgs } from "node:util";
import * as z from "zod";
import { addAssets } from "../../bundle.ts";
import { discoverFunctions } from "../../discover.ts";
import { reachOf } from "../../reach.ts";

/**
 * A script that `npm run dev` runs after each save: writes the files that functions serve into a folder, and prints the
 * functions as the template is made from them, so without the schemas.
 */
// What is live first matters more.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const { positionals } = parseArgs({ allowPositionals: true });
const functions = await discoverFunctions();
await addAssets(functions, positionals[0] ?? ".", functions);
const declared = functions.map((found) => ({ ...found, reach: reachOf(found) }));
console.log(JSON.stringify(declared, (_, value) => (value instanceof z.ZodType ? undefined : value)));
