import { DocumentsCard } from "./aside.tsx";
import { SubPage } from "./sub-page.tsx";

/** The printed documents of a file: mails lead here. */
export function DocumentsPage() {
  const none = (
    <p className="card">
      Aucun document n’est encore prêt : votre livret, votre convocation, puis la décision du jury seront ici.
    </p>
  );
  return (
    <SubPage title="Vos documents">
      {(file) => <DocumentsCard fileId={file.id} title="h2" empty={none} />}
    </SubPage>
  );
}
