/** The civil status of an invented person, in whole but for a name used. */
export function civilStatusOf(firstNames: string, birthName: string, bornOn = "1990-05-17") {
  return {
    birthName,
    firstNames,
    bornOn,
    birthPlace: { in: "france" as const, commune: "Lyon 3e Arrondissement", inseeCode: "69383" },
    sex: "female" as const,
  };
}
