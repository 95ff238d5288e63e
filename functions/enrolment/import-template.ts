import { csvLines } from "../../shared/csv/write-csv.ts";
import { type ImportColumn, importColumns } from "../../shared/domain/enrolment/import-columns.ts";
import { employmentStatusLabels } from "../../shared/domain/training/file.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { servePage } from "../../shared/http/serve-page.ts";

/** The file that a company fills in to import enrolments; it says nothing of any person. */
export const route = defineRoute({
  name: "enrolment/import-template",
  method: "GET",
  path: "/imports/enrolments/template",
  summary: "Télécharger le modèle de liste d’inscriptions (CSV)",
  tag: "training",
  replyTypes: ["text/csv"],
  needs: {},
});

const example: Readonly<Record<ImportColumn, string>> = {
  nom_naissance: "Exemple",
  prenoms: "Élodie",
  nom_usage: "",
  date_naissance: "17/05/1990",
  commune_naissance: "Lyon 3e Arrondissement",
  insee_naissance: "69383",
  pays_naissance: "",
  sexe: "F",
  email: "elodie.exemple@mutuelle.example.org",
  telephone: "06 12 34 56 78",
  certification: "CMI",
  centre: "ctr_exemple",
  statut: employmentStatusLabels["holds-the-job"],
};

/** A file is not JSON: this handler answers it itself. */
export const handler = servePage(async () => ({
  statusCode: 200,
  headers: {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": 'attachment; filename="modele-inscriptions.csv"',
  },
  body: csvLines(
    importColumns.map((column) => ({ key: column, header: column })),
    [example],
    true,
  ),
}));
