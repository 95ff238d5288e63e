import type { AuthorizationServer, Client } from "oauth4webapi";

/** Where people sign in to this deployment, as its file `sign-in.json` says. */
export interface SignInPlace {
  server: AuthorizationServer & { authorization_endpoint: string };
  client: Client;
  /** What addresses of requests to the server may be: a local one speaks HTTP. */
  insecure: boolean;
  /** Where its session is ended, before coming back. */
  signOutUrl: string;
}

/** The addresses that the provider may come back to. */
export const cameBack = { signedIn: "/signed-in", signedOut: "/signed-out" } as const;

/** The protocol by which one signs in, once it has come. */
export const protocol = () => import("./protocol.ts");

let found: Promise<SignInPlace> | undefined;

/** Reads where to sign in, once a page. @throws where the file can't be read */
export function whereToSignIn(): Promise<SignInPlace> {
  found ??= readPlace();
  found.catch(() => {
    found = undefined;
  });
  return found;
}

async function readPlace(): Promise<SignInPlace> {
  const answer = await fetch("/sign-in.json");
  if (!answer.ok) throw new Error(`sign-in.json answered ${answer.status}`);
  const { pages, issuer, client } = (await answer.json()) as Record<"pages" | "issuer" | "client", string>;
  const back = new URL(cameBack.signedOut, location.origin);
  return {
    server: {
      issuer,
      authorization_endpoint: `${pages}/oauth2/authorize`,
      token_endpoint: `${pages}/oauth2/token`,
      revocation_endpoint: `${pages}/oauth2/revoke`,
      jwks_uri: `${issuer}/.well-known/jwks.json`,
    },
    client: { client_id: client },
    insecure: new URL(pages).protocol === "http:",
    signOutUrl: `${pages}/logout?${new URLSearchParams({ client_id: client, logout_uri: back.href })}`,
  };
}
