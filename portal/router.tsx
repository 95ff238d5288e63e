import { createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { candidateRoutes } from "./candidate/routes.ts";
import { centreRoutes } from "./centre/routes.ts";
import { companyRoutes } from "./company/routes.ts";
import { evaluatorRoutes } from "./evaluator/routes.ts";
import { sessionRoutes } from "./jury/routes.ts";
import { oemmRoutes } from "./oemm/routes.ts";
import { root } from "./root-route.ts";
import { BrokenPage } from "./shell/broken-page.tsx";
import { byRole } from "./shell/by-role.tsx";

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: byRole(
    {
      oemm: lazyRouteComponent(() => import("./oemm/today/today-page.tsx"), "TodayPage"),
      "jury-member": lazyRouteComponent(() => import("./jury/session-list-page.tsx"), "SessionListPage"),
    },
    lazyRouteComponent(() => import("./files/file-list-page.tsx"), "FileListPage"),
  ),
});

const file = createRoute({
  getParentRoute: () => root,
  path: "/files/$fileId",
  component: lazyRouteComponent(() => import("./files/file-page.tsx"), "FilePage"),
});

const organisation = createRoute({
  getParentRoute: () => root,
  path: "/organisation",
  component: lazyRouteComponent(() => import("./organisation/organisation-page.tsx"), "OrganisationPage"),
});

/** The pages of the space, by their addresses: mails and invitations name them. */
export const router = createRouter({
  routeTree: root.addChildren([
    home,
    file,
    organisation,
    ...centreRoutes,
    ...companyRoutes,
    ...oemmRoutes,
    ...evaluatorRoutes,
    ...sessionRoutes,
    ...candidateRoutes,
  ]),
  scrollRestoration: true,
  defaultErrorComponent: BrokenPage,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
