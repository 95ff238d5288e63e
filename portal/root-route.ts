import { createRootRoute } from "@tanstack/react-router";
import { BrokenPage } from "./shell/broken-page.tsx";
import { Frame } from "./shell/frame.tsx";
import { NotFoundPage } from "./shell/not-found-page.tsx";
import { connected } from "./shell/offline.tsx";

/** What every page is in. */
export const root = createRootRoute({
  component: Frame,
  notFoundComponent: NotFoundPage,
  errorComponent: BrokenPage,
  // Without a connection, the browser's own page would stand in place of ours.
  beforeLoad: connected,
});
