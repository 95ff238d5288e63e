import "./styles/fonts.css";
import "./made/tokens.css";
import "./styles/base.css";
import { isReloaded, isSignedInElsewhere } from "./session/tokens.ts";
import { cameBack } from "./session/where-to-sign-in.ts";

/** What a visitor loads: the application comes once somebody is signed in. */
async function open(): Promise<void> {
  const { pathname, search } = location;
  const { comeBack, goToSignIn } = await import("./session/signing-in.ts");
  if (pathname === cameBack.signedIn) {
    const { to, isSignedIn } = await comeBack();
    history.replaceState(null, "", to);
    if (!isSignedIn) return invite(to, false);
    const { openApplication } = await import("./application.tsx");
    return openApplication();
  }
  if (pathname === cameBack.signedOut) return invite("/", true);
  if (isReloaded()) return goToSignIn(pathname + search);
  if (isSignedInElsewhere()) return goToSignIn(pathname + search, "none");
  return invite(pathname + search, false);
}

async function invite(to: string, signedOut: boolean): Promise<void> {
  const { welcome } = await import("./session/visitor.ts");
  welcome(to, signedOut);
}

open().catch(async (error: unknown) => {
  console.error(error);
  const { tellNotOpened } = await import("./session/visitor.ts");
  tellNotOpened();
});
