import { bundleFunctions } from "./bundle.ts";
import { discoverFunctions } from "./discover.ts";
import { buildSpace } from "./space/build.ts";

await Promise.all([discoverFunctions().then((found) => bundleFunctions(found, "shared")), buildSpace()]);
