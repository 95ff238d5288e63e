import { synthesiseToRun } from "../../synthesise.ts";

const [outdir] = process.argv.slice(2);
if (outdir === undefined) throw new Error("the folder of the template is to be given");
await synthesiseToRun(outdir);
