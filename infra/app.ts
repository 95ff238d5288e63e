import { createApp } from "./synthesise.ts";

(await createApp()).synth();
