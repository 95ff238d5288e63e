import { createContext, useContext } from "react";
import type { Choice } from "./part.ts";

/** What a page knows of a field and the API's description doesn't: its own words, the values of this very case. */
export interface FieldTold {
  /** In place of the description's. */
  label?: string;
  /** Said below the label. */
  help?: React.ReactNode;
  /**
   * What can be chosen: the values of a text or of a list of texts, the names of a record; of several shapes, how those
   * are called that the value of a constant tells, or the name of what they ask for first.
   */
  choices?: readonly Choice[];
  /** Whether this reader has to answer, where the description asks some of them alone. */
  required?: boolean;
  /** Of a list, how one of it is called, and the buttons that add and remove one: lists within lists need more than « Ajouter ». */
  each?: { name: string; add: string; remove: string };
  /** Lines of a long text. */
  rows?: number;
  /** What the reader's own device may fill in, as HTML names it: `tel`. */
  autoComplete?: string;
  /** Left out of the form; what is initial is sent as it is. */
  hidden?: boolean;
}

/** What the fields of a form share. */
export interface FormState {
  /** What is wrong, by field: `participants.0.name`. */
  faults: Readonly<Record<string, readonly string[]>>;
  /** What a page knows of each field, by its name without numbers: `participants.name`; one of several: `participants[]`. */
  told: Readonly<Record<string, FieldTold>>;
  /** Names of elements begin with it: a page may have several forms. */
  id: string;
}

/** The state of the form that a field is in. */
export const InForm = createContext<FormState>({ faults: {}, told: {}, id: "" });

/** What a field has to know of its form. */
export interface FieldState extends FieldTold {
  /** The element's, to which a summary of faults leads. */
  id: string;
  fault: string | undefined;
}

/** How pages name the field at a path: `participants.0.name` as `participants.name`, `proofs.0` as `proofs[]`. */
export const nameWithoutRanks = (path: string): string =>
  path.replace(/\.\d+$/, "[]").replace(/\.\d+(?=\.)/g, "");

/** What there is to know of the field at a path. */
export function useField(path: string): FieldState {
  const { faults, told, id } = useContext(InForm);
  return {
    ...told[nameWithoutRanks(path)],
    id: `${id}-${path}`,
    fault: faults[path]?.join(" "),
  };
}

/** The path of what is in another. */
export const pathTo = (path: string, name: string | number): string =>
  path === "" ? `${name}` : `${path}.${name}`;
