import { App } from "aws-cdk-lib";
import { stageNamed } from "./stages/stages.ts";
import { createApp } from "./synthesise.ts";

// Before anything is built: the command's context names the stage.
const stage = stageNamed(new App().node.tryGetContext("stage"));
(await createApp(stage, "apart")).synth();
