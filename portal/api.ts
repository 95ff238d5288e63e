import { createClient } from "@cqp-mutualite/client";
import { createContext, useContext } from "react";
import { accessToken } from "./session/tokens.ts";

/** The API, as the person who is signed in, in no other capacity than their own. */
export const api = createClient({ url: "/api", token: accessToken });

/** The API in the capacity that was chosen. */
export const ActingApi = createContext(api);

/** The API, for a page: in the capacity that its reader chose. */
export const useApi = () => useContext(ActingApi);
