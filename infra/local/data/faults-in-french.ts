import { DatabaseEnded, TableDiffers } from "../dynamodb/database-errors.ts";
import { PortTakenError } from "../listen.ts";
import { UnreadableFile } from "./kept-file.ts";
import { DataInUse } from "./lock.ts";
import { DiskFull } from "./room.ts";
import { sqliteCode } from "./sqlite-code.ts";

const elsewhere = "npm start -- --data AUTRE_DOSSIER";

/**
 * Why the stack can't run, in the sentence that a terminal shows; undefined for an error that nothing was foreseen for, which is
 * shown as it is. `folder` is that of the data.
 */
export function sentenceFor(error: unknown, folder: string): string | undefined {
  if (error instanceof PortTakenError)
    return (
      `Le port ${error.port} est déjà pris (il devait servir à : ${error.purpose}). Arrêtez ce qui l’occupe, ` +
      "ou choisissez-en un autre : npm start -- --port 5000"
    );
  if (error instanceof DataInUse)
    return (
      `Un autre npm start${error.pid === undefined ? "" : ` (processus ${error.pid})`} se sert déjà du dossier ${error.folder} : ` +
      `arrêtez-le, ou prenez un autre dossier et un autre port : ${elsewhere} --port 5000`
    );
  if (error instanceof UnreadableFile)
    return `Le fichier ${error.file} est abîmé : remettez-en une copie saine, ou repartez de zéro avec npm start -- --reset`;
  if (error instanceof TableDiffers)
    return "Les données de ce dossier sont d’une version qui rangeait la table autrement : repartez de zéro avec npm start -- --reset";
  if (error instanceof DatabaseEnded)
    return `La base de données embarquée s’est arrêtée d’elle-même (${error.how}) : relancez npm start, et si elle s’arrête encore, repartez de zéro avec npm start -- --reset`;
  if (isFull(error))
    return `Le disque est plein : libérez de la place pour le dossier ${folder}, ou prenez-en un autre : ${elsewhere}`;
  if (isRefused(error))
    return `Rien ne peut être écrit dans le dossier ${folder} : rendez-le accessible en écriture, ou prenez-en un autre : ${elsewhere}`;
  return undefined;
}

function isFull(error: unknown): boolean {
  const systemCode = codeOf(error);
  return (
    error instanceof DiskFull ||
    systemCode === "ENOSPC" ||
    systemCode === "EDQUOT" ||
    systemCode === "EFBIG" ||
    sqliteCode(error) === "full"
  );
}

function isRefused(error: unknown): boolean {
  const [systemCode, code] = [codeOf(error), sqliteCode(error)];
  return (
    ["EROFS", "EACCES", "EPERM", "ENOTDIR"].includes(systemCode) ||
    code === "read-only" ||
    code === "can't open"
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
