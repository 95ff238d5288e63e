import { ProblemError } from "@cqp-mutualite/client/problem";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { I18nProvider } from "react-aria-components";
import { createRoot } from "react-dom/client";
import { router } from "./router.tsx";
import "./styles/application.css";

const queries = new QueryClient({
  defaultOptions: {
    // The client of the API tries again by its rules: a second patience on top would be one too many.
    queries: { retry: false, refetchOnWindowFocus: (query) => !(query.state.error instanceof ProblemError) },
  },
});

/** Opens the application in place of what visitors see. */
export function openApplication(): void {
  createRoot(document.getElementById("application") as HTMLElement).render(
    <StrictMode>
      <I18nProvider locale="fr-FR">
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </I18nProvider>
    </StrictMode>,
  );
}
