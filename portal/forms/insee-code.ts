import type { FieldTold } from "./form-state.tsx";

/** R-PER-1: few know the code of the commune that they were born in, and all have it on a paper at hand. */
export const inseeCode: FieldTold = {
  help: "Ce n’est pas le code postal : ce sont les caractères 6 à 10 du numéro de sécurité sociale, comme 69123.",
};
