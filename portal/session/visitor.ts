import { goToSignIn } from "./signing-in.ts";

/** The part of the page that says what a visitor can do. */
const visit = () => document.getElementById("visit") as HTMLElement;

/** Offers to sign in, and to come to the page that was asked for. */
export function welcome(to: string, signedOut: boolean): void {
  const told = signedOut
    ? "Vous êtes déconnecté(e)."
    : to === "/"
      ? "Connectez-vous avec l’adresse à laquelle vous avez été invité(e), ou à laquelle nous vous écrivons."
      : "Connectez-vous pour ouvrir cette page.";
  document.getElementById("first-way")?.removeAttribute("hidden");
  visit().replaceChildren(
    paragraph(told),
    buttons(
      button("Se connecter", "button", () => goToSignIn(to)),
      button("Créer un compte", "button soft", () => goToSignIn(to, "signup")),
    ),
  );
}

/** Tells that signing in did not end well, and offers to begin anew. */
export function tellNotOpened(): void {
  visit().replaceChildren(
    paragraph("La connexion n’a pas abouti. Rien n’est perdu : recommencez."),
    buttons(button("Recommencer", "button", () => goToSignIn("/"))),
  );
}

function paragraph(text: string): HTMLElement {
  const made = document.createElement("p");
  made.textContent = text;
  return made;
}

function buttons(...made: HTMLElement[]): HTMLElement {
  const group = document.createElement("div");
  group.className = "buttons";
  group.append(...made);
  return group;
}

function button(label: string, look: string, act: () => Promise<void>): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = look;
  made.textContent = label;
  made.addEventListener("click", () => {
    made.disabled = true;
    act().catch(tellNotOpened);
  });
  return made;
}
