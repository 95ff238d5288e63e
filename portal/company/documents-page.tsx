import { type Offered, Pieces } from "../candidate/evidence-page.tsx";
import { SubPage } from "../candidate/sub-page.tsx";

/** What a company deposits of an enrolment (R-TRN-1). */
const offered: Offered = [
  { is: "individual-path", ask: "La copie du parcours individualisé, signée" },
  { is: "enrolment-document", ask: "Une autre pièce de l’inscription" },
  { is: "supporting-document", ask: "Un document à l’appui de l’évaluation" },
];

/** The documents that an enrolment by training carries, deposited by the company. */
export function DocumentsPage() {
  return (
    <SubPage title="Pièces de l’inscription" back="Le dossier">
      {(file) => (
        <Pieces
          file={file}
          offered={offered}
          lead="Ce que l’inscription demande : elle est enregistrée une fois ces pièces vérifiées et le salarié d’accord."
        />
      )}
    </SubPage>
  );
}
