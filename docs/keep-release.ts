import { commandLine } from "../infra/local/command-line.ts";
import { apiDescription } from "./api-description.ts";
import { keepRelease } from "./released-description.ts";

commandLine(
  "npm run release-description : garde le contrat de l’API que l’on publie ; un test lui compare la suite.",
  {},
);
await keepRelease(await apiDescription());
