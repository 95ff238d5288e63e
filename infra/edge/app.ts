import { App } from "aws-cdk-lib";
import { stageBeforeEdge } from "../stages/stages.ts";
import { EdgeStack } from "./edge-stack.ts";

const app = new App();
new EdgeStack(app, "CqpEdge", stageBeforeEdge(app.node.tryGetContext("stage")));
app.synth();
