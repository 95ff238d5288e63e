/** The certification secretariat under its whole name: who mails and documents come from. */
export const oemmName = "Observatoire de l’Emploi et des Métiers en Mutualité";

/** Who decides of the branch's certifications (CPNEFP), under its whole name. */
export const cpnefpName =
  "Commission paritaire nationale de l’emploi et de la formation professionnelle de la Mutualité";
