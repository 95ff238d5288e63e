import { type ParseArgsConfig, parseArgs } from "node:util";

type Options = NonNullable<ParseArgsConfig["options"]>;
type Values<Given extends Options> = ReturnType<
  typeof parseArgs<{ options: Given & { help: { type: "boolean"; default: false } } }>
>["values"];

/**
 * The options of a command of this project. `--help` prints `usage` and ends; an option that does not exist is told,
 * with the usage, and ends with status 2.
 */
export function commandLine<const Given extends Options>(usage: string, options: Given): Values<Given> {
  try {
    const values: { help?: unknown } = parseArgs({
      options: { ...options, help: { type: "boolean", default: false } as const },
    }).values;
    if (values.help !== true) return values as Values<Given>;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    console.error(`${error.message}\n\n${usage}`);
    process.exit(2);
  }
  console.log(usage);
  process.exit(0);
}

/** A seed from the command line, a whole number; undefined where none is given, a fault ends with status 2. */
export function seedOption(given: string | undefined): number | undefined {
  if (given === undefined || /^\d{1,9}$/.test(given)) return given === undefined ? undefined : Number(given);
  console.error(`--faults attend un nombre entier, pas «\u00a0${given}\u00a0».`);
  process.exit(2);
}

/** A port from the command line, with room for those of the stack's parts beside it; a fault ends with status 2. */
export function portOption(given: string): number {
  const port = Number(given);
  if (Number.isInteger(port) && port >= 1 && port <= 65_529) return port;
  console.error(`--port attend un nombre entre 1 et 65529, pas «\u00a0${given}\u00a0».`);
  process.exit(2);
}
