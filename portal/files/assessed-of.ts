/** How many modules of a training are assessed, in words. */
export const assessedOf = (assessed: number, planned: number): string =>
  `${assessed}\u00a0${assessed < 2 ? "module évalué" : "modules évalués"} sur ${planned}`;
