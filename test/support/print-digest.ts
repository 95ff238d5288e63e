import { createHash } from "node:crypto";
import { typeset } from "../../shared/printing/typeset.ts";
import { fonts } from "./fonts.ts";

// Says the SHA-256 of the document that it is given as JSON: run as a process of its own.
const bytes = await typeset(JSON.parse(process.argv[2] ?? ""), fonts);
console.log(createHash("sha256").update(bytes).digest("hex"));
