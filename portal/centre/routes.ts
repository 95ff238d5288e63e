import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { root } from "../root-route.ts";

const getParentRoute = () => root;

/** The pages of centres about the files that they hold. */
export const centreRoutes = [
  createRoute({
    getParentRoute,
    path: "/files/$fileId/interview",
    component: lazyRouteComponent(() => import("./interview-page.tsx"), "InterviewPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/files/$fileId/experience",
    component: lazyRouteComponent(() => import("./experience-page.tsx"), "ExperiencePage"),
  }),
  createRoute({
    getParentRoute,
    path: "/files/$fileId/modules/$moduleCode",
    component: lazyRouteComponent(() => import("./assessment-page.tsx"), "AssessmentPage"),
  }),
];
