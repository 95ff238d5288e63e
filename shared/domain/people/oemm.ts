/** The certification secretariat under its whole name: who mails and documents come from. */
export const oemmName = "Observatoire de l’Emploi et des Métiers en Mutualité";
