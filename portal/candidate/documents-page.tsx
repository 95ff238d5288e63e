import { DocumentsCard } from "./aside.tsx";
import { SubPage } from "./sub-page.tsx";

/** The printed documents of a file: mails lead here. */
export function DocumentsPage() {
  return <SubPage title="Vos documents">{(file) => <DocumentsCard fileId={file.id} isAlone />}</SubPage>;
}
