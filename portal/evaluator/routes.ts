import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { root } from "../root-route.ts";

/** The pages of those who evaluate a candidate in the company. */
export const evaluatorRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: "/files/$fileId/opinion",
    component: lazyRouteComponent(() => import("./opinion-page.tsx"), "OpinionPage"),
  }),
];
