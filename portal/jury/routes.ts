import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { root } from "../root-route.ts";
import { byRole } from "../shell/by-role.tsx";

const sessions = createRoute({
  getParentRoute: () => root,
  path: "/sessions",
  component: byRole({
    oemm: lazyRouteComponent(() => import("../oemm/sessions/sessions-page.tsx"), "SessionsPage"),
    "jury-member": lazyRouteComponent(() => import("./session-list-page.tsx"), "SessionListPage"),
  }),
});

const session = createRoute({
  getParentRoute: () => root,
  path: "/sessions/$sessionId",
  component: byRole({
    oemm: lazyRouteComponent(() => import("../oemm/sessions/session-page.tsx"), "SessionPage"),
    "jury-member": lazyRouteComponent(() => import("./session-page.tsx"), "SessionPage"),
  }),
});

/** What a member of a jury reads beside its passages. */
const sitting = [
  createRoute({
    getParentRoute: () => session,
    path: "/",
    component: lazyRouteComponent(() => import("./session-overview.tsx"), "SessionOverview"),
  }),
  createRoute({
    getParentRoute: () => session,
    path: "slots/$fileId",
    validateSearch: ({ part }: { part?: unknown }): { part?: string } =>
      typeof part === "string" ? { part } : {},
    component: lazyRouteComponent(() => import("./candidate-page.tsx"), "CandidatePage"),
  }),
  createRoute({
    getParentRoute: () => session,
    path: "slots/$fileId/correction",
    component: lazyRouteComponent(() => import("./correction-page.tsx"), "CorrectionPage"),
  }),
] as const;

/** The pages of juries: OEMM's desk, or those of a member. */
export const sessionRoutes = [sessions, session.addChildren(sitting)] as const;
