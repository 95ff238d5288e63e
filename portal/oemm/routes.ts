import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { root } from "../root-route.ts";
import { byRole } from "../shell/by-role.tsx";

const getParentRoute = () => root;

/** What an address asks of its page: the texts of some names. */
const asked =
  <Name extends string>(...names: readonly Name[]) =>
  (search: Record<string, unknown>) => {
    const texts: { [One in Name]?: string | undefined } = {};
    for (const name of names) if (typeof search[name] === "string") texts[name] = search[name];
    return texts;
  };

/** The deadlines that concern a centre or a company. */
const ownDeadlines = lazyRouteComponent(() => import("../deadlines/deadlines-page.tsx"), "DeadlinesPage");

/** The pages of OEMM: others are told that there is none. */
export const oemmRoutes = [
  createRoute({
    getParentRoute,
    path: "/tasks",
    validateSearch: (
      search: Record<string, unknown>,
    ): { state?: "done" | undefined; kind?: string | undefined } => ({
      ...asked("kind")(search),
      ...(search["state"] === "done" ? { state: "done" } : {}),
    }),
    component: byRole({ oemm: lazyRouteComponent(() => import("./tasks/tasks-page.tsx"), "TasksPage") }),
  }),
  createRoute({
    getParentRoute,
    path: "/tasks/$taskId",
    component: byRole({ oemm: lazyRouteComponent(() => import("./tasks/task-page.tsx"), "TaskPage") }),
  }),
  createRoute({
    getParentRoute,
    path: "/files",
    validateSearch: asked("certification", "state", "path", "person", "centre", "company"),
    component: byRole({ oemm: lazyRouteComponent(() => import("./files/files-page.tsx"), "FilesPage") }),
  }),
  createRoute({
    getParentRoute,
    path: "/deadlines",
    validateSearch: asked("month"),
    component: byRole({
      oemm: lazyRouteComponent(() => import("./deadlines/deadlines-page.tsx"), "DeadlinesPage"),
      centre: ownDeadlines,
      company: ownDeadlines,
    }),
  }),
  createRoute({
    getParentRoute,
    path: "/deadline-runs",
    component: byRole({ oemm: lazyRouteComponent(() => import("./deadlines/runs-page.tsx"), "RunsPage") }),
  }),
  createRoute({
    getParentRoute,
    path: "/waiting-lists/$code",
    component: byRole({
      oemm: lazyRouteComponent(() => import("./sessions/waiting-list-page.tsx"), "WaitingListPage"),
    }),
  }),
  createRoute({
    getParentRoute,
    path: "/certificates",
    validateSearch: asked("certification", "number"),
    component: byRole({
      oemm: lazyRouteComponent(() => import("./certificates/certificates-page.tsx"), "CertificatesPage"),
    }),
  }),
  createRoute({
    getParentRoute,
    path: "/centres",
    component: byRole({
      oemm: lazyRouteComponent(() => import("./centres/centres-page.tsx"), "CentresPage"),
    }),
  }),
  createRoute({
    getParentRoute,
    path: "/centres/$centreId",
    component: byRole({ oemm: lazyRouteComponent(() => import("./centres/centre-page.tsx"), "CentrePage") }),
  }),
  createRoute({
    getParentRoute,
    path: "/companies",
    component: byRole({
      oemm: lazyRouteComponent(() => import("./companies/companies-page.tsx"), "CompaniesPage"),
    }),
  }),
  createRoute({
    getParentRoute,
    path: "/companies/$companyId",
    component: byRole({
      oemm: lazyRouteComponent(() => import("./companies/company-page.tsx"), "CompanyPage"),
    }),
  }),
  createRoute({
    getParentRoute,
    path: "/jury-members",
    component: byRole({
      oemm: lazyRouteComponent(() => import("./members/members-page.tsx"), "MembersPage"),
    }),
  }),
  createRoute({
    getParentRoute,
    path: "/blocked-addresses",
    component: byRole({
      oemm: lazyRouteComponent(() => import("./mailing/blocked-addresses-page.tsx"), "BlockedAddressesPage"),
    }),
  }),
  createRoute({
    getParentRoute,
    path: "/certifications",
    component: byRole({
      oemm: lazyRouteComponent(() => import("./referential/certifications-page.tsx"), "CertificationsPage"),
    }),
  }),
  createRoute({
    getParentRoute,
    path: "/certifications/$code",
    validateSearch: asked("version", "with"),
    component: byRole({
      oemm: lazyRouteComponent(() => import("./referential/certification-page.tsx"), "CertificationPage"),
    }),
  }),
  createRoute({
    getParentRoute,
    path: "/policy-series",
    component: byRole({ oemm: lazyRouteComponent(() => import("./policy/policy-page.tsx"), "PolicyPage") }),
  }),
  createRoute({
    getParentRoute,
    path: "/past",
    component: byRole({ oemm: lazyRouteComponent(() => import("./past/past-page.tsx"), "PastPage") }),
  }),
  createRoute({
    getParentRoute,
    path: "/exports",
    component: byRole({
      oemm: lazyRouteComponent(() => import("./exports/exports-page.tsx"), "ExportsPage"),
    }),
  }),
  createRoute({
    getParentRoute,
    path: "/team",
    component: byRole({ oemm: lazyRouteComponent(() => import("./team/team-page.tsx"), "TeamPage") }),
  }),
  createRoute({
    getParentRoute,
    path: "/trails/$kind/$id",
    component: byRole({ oemm: lazyRouteComponent(() => import("./trails/trail-page.tsx"), "TrailPage") }),
  }),
] as const;
