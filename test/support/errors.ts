import { DomainError } from "../../shared/domain/domain-error.ts";

/** The refusal of a command, or undefined when it was accepted. */
export function refusalOf(command: () => unknown): DomainError | undefined {
  try {
    command();
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}
