import type { Page } from "playwright-core";
import type { Stage } from "../../../demo/stage.ts";
import type { LocalStack } from "../../../infra/local/stack.ts";

/** What the pages of a file of tests share: one system, with OEMM's centre and company in it, and one browser. */
export interface World {
  stack: () => LocalStack;
  open: () => Promise<Page>;
  stage: () => Stage;
  /** The file of David, whom the company trains at the centre in the module M1. */
  trainee: () => string;
}
