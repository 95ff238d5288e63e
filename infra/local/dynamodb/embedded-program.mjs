import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/**
 * The embedded database's program for a platform, or undefined where it has no build or was not installed. Plain
 * JavaScript, as `npm start` asks before it knows that this Node reads TypeScript.
 * @param {{ platform: string, arch: string }} machine
 * @returns {string | undefined}
 */
export function embeddedProgram({ platform, arch }) {
  try {
    const found = createRequire(import.meta.url).resolve(`@dynoxide/${platform}-${arch}/package.json`);
    return join(dirname(found), "dynoxide");
  } catch {
    return undefined;
  }
}

/**
 * What somebody is told who has neither the embedded database nor another server, in one sentence.
 * @param {{ platform: string, arch: string }} machine
 * @returns {string}
 */
export function howToGoWithout({ platform, arch }) {
  return (
    `La base de données embarquée n’est pas installée ou n’existe pas pour ${platform}-${arch}\u00a0: ` +
    "lancez un serveur compatible avec DynamoDB (par exemple DynamoDB Local\u00a0: docker run -p 8000:8000 amazon/dynamodb-local), " +
    "puis indiquez-le\u00a0: DYNAMODB_ENDPOINT=http://127.0.0.1:8000 npm start"
  );
}
