import { apiDescription } from "../infra/api-description.ts";
import { commandLine } from "../infra/local/command-line.ts";
import { factContracts, keepFacts } from "./breaking-facts.ts";
import { changesDescription } from "./changes-description.ts";
import { keepRelease } from "./released-description.ts";

commandLine(
  "npm run release-description : garde le contrat de l’API et celui des faits que l’on publie ; un test lui compare la suite.",
  {},
);
await keepRelease(await apiDescription());
await keepFacts(factContracts(await changesDescription()));
