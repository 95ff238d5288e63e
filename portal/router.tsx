import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { Frame } from "./shell/frame.tsx";
import { NotFoundPage } from "./shell/not-found-page.tsx";

const root = createRootRoute({ component: Frame, notFoundComponent: NotFoundPage });

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: lazyRouteComponent(() => import("./files/file-list-page.tsx"), "FileListPage"),
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

/** The pages of the space, by their addresses: mails and invitations name them. */
export const router = createRouter({
  routeTree: root.addChildren([home, file, interview, experience]),
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
