import { csvLines } from "../../shared/csv/write-csv.ts";
import { type PastColumn, pastColumns } from "../../shared/domain/past/past-columns.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { servePage } from "../../shared/http/serve-page.ts";

/** R-OEMM-3: the file that OEMM fills in to take over decisions of before; it says nothing of any person. */
export const route = defineRoute({
  name: "past/past-template",
  method: "GET",
  path: "/imports/past/template",
  summary: "Télécharger le modèle de liste de décisions antérieures (CSV)",
  tag: "certificates",
  replyTypes: ["text/csv"],
  needs: {},
});

const example: Readonly<Record<PastColumn, string>> = {
  nom_naissance: "Exemple",
  prenoms: "Élodie",
  nom_usage: "",
  date_naissance: "17/05/1970",
  commune_naissance: "",
  insee_naissance: "",
  pays_naissance: "",
  sexe: "F",
  email: "",
  telephone: "",
  adresse: "1 rue de l’Exemple, 69003 Lyon",
  certification: "CMI",
  voie: "VAE",
  numero: "CMI-2011-037",
  date_decision: "30/06/2011",
  domaines: "CMI-1 CMI-3",
};

/** A file is not JSON: this handler answers it itself. */
export const handler = servePage(async () => ({
  statusCode: 200,
  headers: {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": 'attachment; filename="modele-decisions-anterieures.csv"',
  },
  body: csvLines(
    pastColumns.map((column) => ({ key: column, header: column })),
    [example],
    true,
  ),
}));
