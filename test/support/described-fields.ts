import { globSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inject } from "vitest";
import { describedFieldsFile, readDescribedFieldsAt } from "../../shared/http/described-fields.ts";

/** Has handlers that tests call from their sources name fields as those of the synthesised template do. */
const [found] = globSync(join(inject("assembly"), "asset.*", describedFieldsFile));
if (found === undefined) throw new Error(`no ${describedFieldsFile} in the template`);
readDescribedFieldsAt(pathToFileURL(found));
