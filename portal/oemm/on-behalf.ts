import type { FieldTold } from "../forms/form-state.tsx";

/** R-OEMM-1: what OEMM does in the place of a person has a motive. */
export const onBehalf = {
  motive: {
    label: "Motif",
    help: "Pourquoi l’OEMM agit à la place de la personne. L’historique le garde.",
    required: true,
  },
} satisfies Record<string, FieldTold>;
