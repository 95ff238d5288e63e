import { moveMessages } from "../../shared/messaging/queues.ts";
import { commandLine } from "../local/command-line.ts";
import { takeEnvironment } from "./take-environment.ts";

const values = commandLine(
  `npm run try-again -- --from FILE --to FILE : remet dans leur file les messages qu’un service n’a pas pu traiter, une fois
corrigé ce qui l’en empêchait ; la tâche « work-stopped » qui les signale se termine d’elle-même. Avec le rôle de la sortie
TryAgainRoleArn de la pile, ou sur cette machine, pendant que npm start fonctionne, avec --env .local/operator.env

  --from FILE    la file des messages non traités, comme la tâche la nomme
  --to FILE      la file du service d’où ils viennent
  --env FICHIER  les variables d’environnement à lire, comme celles qu’écrit npm start`,
  {
    from: { type: "string", default: "" },
    to: { type: "string", default: "" },
    env: { type: "string" },
  },
);
if (values.env !== undefined) takeEnvironment(values.env);

console.log(`${await moveMessages(values.from, values.to)} messages remis dans leur file.`);
