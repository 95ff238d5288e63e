import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { commandLine } from "../local/command-line.ts";
import { inviteFirstManager } from "./invite-first-manager.ts";

const values = commandLine(
  `npm run first-manager -- --name NOM --email ADRESSE --table TABLE : invite la première personne qui gère les accès de
l’OEMM, avec les droits AWS de qui lance la commande. Elle reçoit un courriel, crée son compte et accepte ; elle invite
ensuite toutes les autres.

  --name NOM       son nom
  --email ADRESSE  son adresse, qui sera celle de son compte
  --table TABLE    la table du système (sortie TableName de la pile)`,
  {
    name: { type: "string", default: "" },
    email: { type: "string", default: "" },
    table: { type: "string", default: process.env["TABLE_NAME"] ?? "" },
  },
);
process.env["TABLE_NAME"] = values.table;

try {
  await inviteFirstManager({ name: values.name, email: values.email }, systemRuntime);
  console.log(`Invitation écrite pour ${values.email}.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
