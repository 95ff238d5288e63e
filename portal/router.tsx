import { createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { candidateRoutes } from "./candidate/routes.ts";
import { oemmRoutes } from "./oemm/routes.ts";
import { root } from "./root-route.ts";
import { byRole } from "./shell/by-role.tsx";

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: byRole(
    { oemm: lazyRouteComponent(() => import("./oemm/today/today-page.tsx"), "TodayPage") },
    lazyRouteComponent(() => import("./files/file-list-page.tsx"), "FileListPage"),
  ),
});

const file = createRoute({
  getParentRoute: () => root,
  path: "/files/$fileId",
  component: lazyRouteComponent(() => import("./files/file-page.tsx"), "FilePage"),
});

const interview = createRoute({
  getParentRoute: () => root,
  path: "/files/$fileId/interview",
  component: lazyRouteComponent(() => import("./centre/interview-page.tsx"), "InterviewPage"),
});

const experience = createRoute({
  getParentRoute: () => root,
  path: "/files/$fileId/experience",
  component: lazyRouteComponent(() => import("./centre/experience-page.tsx"), "ExperiencePage"),
});

const sessions = createRoute({
  getParentRoute: () => root,
  path: "/sessions",
  component: byRole({
    oemm: lazyRouteComponent(() => import("./oemm/sessions/sessions-page.tsx"), "SessionsPage"),
  }),
});

const session = createRoute({
  getParentRoute: () => root,
  path: "/sessions/$sessionId",
  component: byRole({
    oemm: lazyRouteComponent(() => import("./oemm/sessions/session-page.tsx"), "SessionPage"),
  }),
});

/** The pages of the space, by their addresses: mails and invitations name them. */
export const router = createRouter({
  routeTree: root.addChildren([
    home,
    file,
    interview,
    experience,
    sessions,
    session,
    ...oemmRoutes,
    ...candidateRoutes,
  ]),
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
