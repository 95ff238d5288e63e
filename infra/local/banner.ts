import { servedPath } from "../../shared/http/served-path.ts";
import { demoAccounts } from "./identity/demo-accounts.ts";
import { commandArguments } from "./ports.ts";
import type { LocalStack } from "./stack.ts";

/** What `npm start` prints once everything runs: addresses, accounts, and how to get a token. */
export function banner(
  { urls, unsupported }: Pick<LocalStack, "urls" | "unsupported">,
  faults?: number,
): string {
  const told = (options?: string) => commandArguments(Number(new URL(urls.api).port), options);
  const width = Math.max(...demoAccounts.map(({ login }) => login.length));
  const accounts = demoAccounts.map(
    ({ login, description, partyId }) =>
      `    ${login.padEnd(width)}  ${description}${partyId === undefined ? "" : ` (${partyId})`}`,
  );
  return [
    "",
    "  CQP de la Mutualité – tout fonctionne sur cette machine",
    "",
    ...(urls.space === undefined ? [] : [`    Espace en ligne ${urls.space}`]),
    `    API             ${urls.api}`,
    `    Référence       ${urls.api}/docs`,
    `    Boîte aux lettres ${urls.mail}`,
    `    Comptes, jetons ${urls.identity}`,
    `    Pièces (S3)     ${urls.s3}`,
    `    Horloge         ${urls.clock}`,
    ...(urls.operator === undefined ? [] : [`    Coulisses       ${urls.operator}`]),
    "",
    "  Comptes de démonstration",
    ...accounts,
    "",
    "  Un jeton, et une première lecture",
    `    TOKEN=$(curl -s ${urls.identity}/token -d account=oemm | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`,
    `    curl -s ${urls.api}${servedPath("/me")} -H "authorization: Bearer $TOKEN" -H "acting-as: oemm"`,
    "",
    `  La visite guidée, dans un autre terminal : npm run demo${told()}`,
    `  Avancer dans le temps, en jouant ce qui était prévu : npm run time${told("--to 2029-03-01")}`,
    `  Ctrl-C pour arrêter ; les données restent (npm start${told("--reset")} pour repartir de zéro).`,
    ...(faults === undefined
      ? []
      : [
          "",
          `  Défauts voulus : les services se comportent comme ceux d’AWS quand tout va mal (--faults ${faults}).`,
        ]),
    ...(unsupported.length === 0 ? [] : ["", `  Non exécuté ici : ${unsupported.join(", ")}`]),
    "",
  ].join("\n");
}
