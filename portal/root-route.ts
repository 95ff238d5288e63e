import { createRootRoute } from "@tanstack/react-router";
import { Frame } from "./shell/frame.tsx";
import { NotFoundPage } from "./shell/not-found-page.tsx";

/** What every page is in. */
export const root = createRootRoute({ component: Frame, notFoundComponent: NotFoundPage });
