import { expect } from "vitest";
import { DomainError } from "../../shared/domain/domain-error.ts";
import { sentenceFaults } from "./told-in-french.ts";

/** What says of a field that it is wrong, and not what is expected. */
const saysNothing = /^(À (vérifier|corriger|revoir)|Erreur|Incorrect|Inconnu|Non (valide|admis)|Refusé)e?\.$/;

/** The refusal of a command, or undefined when it was accepted. A refusal names its rule and its faults, and says why, in French that people read. */
export function refusalOf(command: () => unknown): DomainError | undefined {
  try {
    command();
    return undefined;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    expect(error.rule).toMatch(/^(R|decision)-./);
    // A list is refused whole for what no field of it is at fault.
    if (error.kind === "input" && !error.code.startsWith("import-")) expect(error.fields).not.toEqual([]);
    for (const text of [error.detail, ...error.fields.flatMap(({ path, message }) => [path, message])])
      expect(text).toMatch(/\S/);
    expect([error.detail, ...error.fields.map(({ message }) => message)].flatMap(sentenceFaults)).toEqual([]);
    expect(error.fields.filter(({ message }) => saysNothing.test(message))).toEqual([]);
    return error;
  }
}
