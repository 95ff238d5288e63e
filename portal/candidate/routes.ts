import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { root } from "../root-route.ts";
import { byRole } from "../shell/by-role.tsx";

const getParentRoute = () => root;

/** The pages of candidates about their files, and those about oneself. */
export const candidateRoutes = [
  createRoute({
    getParentRoute,
    path: "/enrol",
    validateSearch: ({ step }: Record<string, unknown>): { step?: string } =>
      typeof step === "string" ? { step } : {},
    component: lazyRouteComponent(() => import("../enrolment/enrol-page.tsx"), "EnrolPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/files/$fileId/documents",
    component: lazyRouteComponent(() => import("./documents-page.tsx"), "DocumentsPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/files/$fileId/booklet",
    component: lazyRouteComponent(() => import("./booklet-page.tsx"), "BookletPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/files/$fileId/booklet/$domainCode",
    component: lazyRouteComponent(() => import("./domain-page.tsx"), "DomainPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/files/$fileId/positions",
    component: lazyRouteComponent(() => import("./positions-page.tsx"), "PositionsPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/files/$fileId/evidence",
    component: byRole(
      { company: lazyRouteComponent(() => import("../company/documents-page.tsx"), "DocumentsPage") },
      lazyRouteComponent(() => import("./evidence-page.tsx"), "EvidencePage"),
    ),
  }),
  createRoute({
    getParentRoute,
    path: "/files/$fileId/agreement",
    component: lazyRouteComponent(() => import("./agreement-page.tsx"), "AgreementPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/files/$fileId/centre",
    component: byRole(
      { company: lazyRouteComponent(() => import("../company/centre-page.tsx"), "CentrePage") },
      lazyRouteComponent(() => import("./centre-page.tsx"), "CentrePage"),
    ),
  }),
  createRoute({
    getParentRoute,
    path: "/files/$fileId/submission",
    component: lazyRouteComponent(() => import("./submission-page.tsx"), "SubmissionPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/files/$fileId/readings",
    component: lazyRouteComponent(() => import("./readings-page.tsx"), "ReadingsPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/files/$fileId/contact",
    component: lazyRouteComponent(() => import("./contact-page.tsx"), "ContactPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/files/$fileId/withdrawal",
    component: lazyRouteComponent(() => import("./withdrawal-page.tsx"), "WithdrawalPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/files/$fileId/activities",
    component: lazyRouteComponent(() => import("./activities-page.tsx"), "ActivitiesPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/files/$fileId/acceptance",
    component: lazyRouteComponent(() => import("./acceptance-page.tsx"), "AcceptancePage"),
  }),
  createRoute({
    getParentRoute,
    path: "/account",
    component: lazyRouteComponent(() => import("../account/account-page.tsx"), "AccountPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/account/second-factor",
    component: lazyRouteComponent(() => import("../account/second-factor-page.tsx"), "SecondFactorPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/account/addresses",
    component: lazyRouteComponent(() => import("../account/addresses-page.tsx"), "AddressesPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/account/copy",
    component: lazyRouteComponent(() => import("../account/copy-page.tsx"), "CopyPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/me/rectifications",
    component: lazyRouteComponent(() => import("../account/rectifications-page.tsx"), "RectificationsPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/account/reminders",
    component: lazyRouteComponent(() => import("../account/reminders-page.tsx"), "RemindersPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/account/claims",
    component: lazyRouteComponent(() => import("../account/claims-page.tsx"), "ClaimsPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/account/trail",
    component: lazyRouteComponent(() => import("../account/trail-page.tsx"), "TrailPage"),
  }),
] as const;
