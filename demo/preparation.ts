import type { People } from "./people.ts";

/** The first and last days of the approval that the tour records. */
export interface ApprovalPeriod {
  from: string;
  until: string;
}

/** OEMM writes the centre, its approval and the jury directory: what any story needs. */
export async function prepare({ oemm }: Pick<People, "oemm">, approval: ApprovalPeriod): Promise<void> {
  await oemm.call("PUT", "/centres/ctr_demo_lyon", {
    name: "Formation Mutualiste Lyon",
    email: "centre-lyon@centres.example.org",
    phone: "04 65 71 12 34",
    address: "12 rue de l’Exemple, 69003 Lyon",
    city: "Lyon",
  });
  for (const certification of ["CMI", "CRD"]) {
    for (const service of ["vae", "training"]) {
      await oemm.call("POST", "/centres/ctr_demo_lyon/approvals", {
        certification,
        service,
        ...approval,
        decidedOn: approval.from,
        reference: "CPNEFP-DEMO",
      });
    }
  }
  await oemm.call("PUT", "/companies/cmp_demo_mutuelle", {
    name: "Mutuelle Exemple",
    email: "rh@mutuelle.example.org",
    address: "1 place de l’Exemple, 75015 Paris",
    city: "Paris",
  });
  const members = [
    ["jur_demo_employeur_1", "Élise Exemple", "employer", "UGEM", false],
    ["jur_demo_employeur_2", "Étienne Exemple", "employer", "OEMM", true],
    ["jur_demo_salarie_1", "Sarah Exemple", "employee", "Syndicat A", false],
    ["jur_demo_salarie_2", "Samuel Exemple", "employee", "Syndicat B", false],
  ] as const;
  for (const [id, name, side, organisation, representsOemm] of members) {
    const login = id.replace("jur_demo_", "").replaceAll("_", "-");
    await oemm.call("PUT", `/jury-members/${id}`, {
      name,
      email: `${login}@jury.example.org`,
      side,
      organisation,
      representsOemm,
    });
  }
}
