import { takeEnvironment } from "./take-environment.ts";

/** What operators' commands may be told, by the name of its variable: the option that says it, and which output of the stack it is. */
const told = {
  TABLE_NAME: { option: "table", is: "la table (sortie TableName de la pile)" },
  OBJECTS_BUCKET: { option: "bucket", is: "le compartiment des objets (sortie ObjectsBucketName)" },
  ANCHORS_BUCKET: { option: "anchors", is: "le compartiment des ancres (sortie AnchorsBucketName)" },
  PARKED_BUCKET: {
    option: "parked",
    is: "le compartiment des éléments mis de côté (sortie ParkedBucketName)",
  },
  PARKING_QUEUE: { option: "parking", is: "la file des faits mis de côté (sortie ParkingQueueName)" },
  USER_POOL_ID: { option: "pool", is: "le groupe d’utilisateurs (sortie UserPoolId)" },
  BUS_NAME: { option: "bus", is: "le bus (sortie BusName)" },
  ARCHIVE_ARN: { option: "archive", is: "l’archive du bus (sortie ArchiveArn)" },
} as const;

/** A variable that commands read, see {@link told}. */
export type Told = keyof typeof told;

/** The options of a command that needs some variables, for `commandLine`; with `--env`, for all of them at once. */
export function optionsOf(needs: readonly Told[]): Record<string, { type: "string" }> {
  return Object.fromEntries(
    [...needs.map((name) => told[name].option), "env"].map((name) => [name, { type: "string" }]),
  );
}

/** The lines of a command's help that say these options. */
export function usageOf(needs: readonly Told[]): string {
  const lines = needs.map((name) => [`--${told[name].option} NOM`, told[name].is] as const);
  const all = [
    ...lines,
    ["--env FICHIER", "les variables d’environnement à lire, comme celles qu’écrit npm start"],
  ];
  const width = Math.max(...all.map(([option = ""]) => option.length));
  return all.map(([option = "", is]) => `  ${option.padEnd(width)}  ${is}`).join("\n");
}

/**
 * Brings what a command was told into the environment, where all that it calls reads it: of a file, of its options, which go first.
 * Ends with status 2, and the sentence to follow, where something is missing.
 */
export function configure(needs: readonly Told[], values: Readonly<Record<string, unknown>>): void {
  if (typeof values["env"] === "string") takeEnvironment(values["env"]);
  for (const name of needs) {
    const given = values[told[name].option];
    if (typeof given === "string") process.env[name] = given;
    if (process.env[name]) continue;
    console.error(`Il manque --${told[name].option} : ${told[name].is}. --help dit le reste.`);
    process.exit(2);
  }
  // Cursors of lists don’t leave a command.
  process.env["CURSOR_KEY"] ??= "0".repeat(64);
}
