import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { root } from "../root-route.ts";
import { byRole } from "../shell/by-role.tsx";

const getParentRoute = () => root;

/** The pages of companies: enrolments, and the path of each employee. */
export const companyRoutes = [
  createRoute({
    getParentRoute,
    path: "/enrolments/new",
    component: byRole({
      company: lazyRouteComponent(() => import("./enrol-page.tsx"), "EnrolPage"),
      oemm: lazyRouteComponent(() => import("../oemm/files/enrol-page.tsx"), "EnrolPage"),
    }),
  }),
  createRoute({
    getParentRoute,
    path: "/enrolments/import",
    component: byRole({ company: lazyRouteComponent(() => import("./import-page.tsx"), "ImportPage") }),
  }),
  createRoute({
    getParentRoute,
    path: "/files/$fileId/enrolment",
    component: lazyRouteComponent(() => import("./enrolment-page.tsx"), "EnrolmentPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/files/$fileId/path",
    component: lazyRouteComponent(() => import("./path-page.tsx"), "PathPage"),
  }),
];
