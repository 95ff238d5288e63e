import { App } from "aws-cdk-lib";
import { stageNamed } from "./stages/stages.ts";
import { createApp } from "./synthesise.ts";

// Before anything is built: the command's context names the stage.
const { node } = new App();
const stage = stageNamed(node.tryGetContext("stage"));
const isFirst = node.tryGetContext("first") === "true";
(await createApp(stage, "apart", {}, isFirst)).synth();
