import type { FunctionComponent } from "react";
import { useCapacity } from "./account.ts";
import type { Account } from "./capacity.ts";
import { NotFoundPage } from "./not-found-page.tsx";

/** What a person is to what they see: the role of the capacity that they chose, or a candidate's, as themselves. */
export type Role = Account["role"];

/** The role that a page is shown to. */
export const useRole = (): Role => useCapacity()?.role ?? "candidate";

/** The page of an address that mails give to several roles: that of its reader's role, or what the others are shown. */
export function byRole(
  pages: Readonly<Partial<Record<Role, FunctionComponent>>>,
  otherwise: FunctionComponent = NotFoundPage,
): FunctionComponent {
  return function PageOfRole() {
    const Page = pages[useRole()] ?? otherwise;
    return <Page />;
  };
}
