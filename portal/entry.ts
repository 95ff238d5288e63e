import "./styles/fonts.css";
import "./made/tokens.css";
import "./styles/base.css";
import { isReloaded } from "./session/tokens.ts";
import { cameBack } from "./session/where-to-sign-in.ts";

/** What a visitor loads: the application comes once somebody is signed in. */
async function open(): Promise<void> {
  const { pathname, search } = location;
  const { comeBack, goToSignIn } = await import("./session/signing-in.ts");
  if (pathname === cameBack.signedIn) {
    const to = await comeBack();
    history.replaceState(null, "", to);
    const { openApplication } = await import("./application.tsx");
    return openApplication();
  }
  if (isReloaded()) return goToSignIn(pathname + search);
  const { welcome } = await import("./session/visitor.ts");
  welcome(pathname === cameBack.signedOut ? "/" : pathname + search, pathname === cameBack.signedOut);
}

open().catch(async (error: unknown) => {
  console.error(error);
  const { tellNotOpened } = await import("./session/visitor.ts");
  tellNotOpened();
});
