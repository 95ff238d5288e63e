import type { Page } from "playwright-core";
import type { LocalStack } from "../../infra/local/stack.ts";

/** Who opens an account. */
export interface Newcomer {
  firstName: string;
  name: string;
  email: string;
}

/** Opens an account from the page that a visitor sees, by the code that is sent to their address. */
export async function openAccount(
  page: Page,
  stack: Pick<LocalStack, "mailbox" | "urls">,
  { firstName, name, email }: Newcomer,
): Promise<void> {
  await page.goto(stack.urls.space ?? "");
  await page.getByRole("button", { name: "Créer un compte" }).click();
  await page.getByLabel("Prénom").fill(firstName);
  await page.getByLabel("Nom", { exact: true }).fill(name);
  await page.getByLabel("Adresse électronique").fill(email);
  await page.getByRole("button", { name: "Recevoir un code" }).click();
  const field = page.getByLabel("Code");
  await field.waitFor();
  const mails = await stack.mailbox.mails();
  const codes = mails
    .filter(({ destination }) => destination.to.some((to) => to.includes(email)))
    .flatMap(({ body }) => /<strong>(\d{6})<\/strong>/.exec(body.html ?? "")?.[1] ?? []);
  await field.fill(codes.at(-1) ?? "");
  await page.getByRole("button", { name: "Valider" }).click();
  await page.getByRole("button", { name: "Se déconnecter" }).waitFor();
}
