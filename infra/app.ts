import { createApp } from "./synthesise.ts";

(await createApp("apart")).synth();
