import { codeSentTo } from "./addresses.ts";
import type { Player } from "./candidates.ts";
import { eventually } from "./eventually.ts";
import { pdf } from "./files.ts";
import type { Stage } from "./stage.ts";
import { upload } from "./vae-story.ts";

interface Printed {
  kind: string;
  state: string;
  madeAt: string;
}

/**
 * R-PER-5: a holder has another name and has lost their mailbox. OEMM corrects the name by the piece that proves it, and moves
 * the account once it has checked who asks; `again` is the holder at the new address.
 */
export async function changeNameAndMailbox(
  { people: { oemm, candidate }, tell, mailUrl, settled }: Stage,
  { id, number }: { id: string; number: string },
  again: Player,
): Promise<void> {
  const certificate = async () => {
    const { items }: { items: Printed[] } = await candidate.call("GET", `/files/${id}/documents`);
    return items.find(({ kind, state }) => kind === "certificate" && state === "ready");
  };
  const before = await eventually(certificate);
  const proof = {
    category: "civil-status-proof",
    title: "Acte de mariage",
    fileName: "acte.pdf",
    contentType: "application/pdf",
  };
  const evidenceId = await upload(oemm, id, proof, await pdf(`Acte de mariage, dossier ${id}`));
  await settled();
  const { civilStatus } = again.identity;
  await oemm.call("POST", `/files/${id}/civil-status-correction`, {
    civilStatus: { ...civilStatus, usedName: "Durand" },
    motive: "changed",
    evidenceId,
  });
  await eventually(async () => {
    const after = await certificate();
    return after !== undefined && after.madeAt > before.madeAt ? after : undefined;
  });
  tell(
    `${civilStatus.firstNames} s’est mariée : l’OEMM corrige son nom, le certificat ${number} est imprimé de nouveau`,
  );

  const { email } = again.identity;
  await oemm.call("POST", `/files/${id}/account-move`, {
    motive: "mailbox-lost",
    identityCheck: "by-video",
    email,
  });
  tell(`elle a perdu sa boîte aux lettres : l’OEMM vérifie son identité et déplace son compte vers ${email}`);
  const code = await codeSentTo(mailUrl, email);
  const { bornOn } = civilStatus;
  await (await again.signIn()).call("POST", "/me/account", { code, bornOn });
  const { validation } = await (await again.signIn()).call("GET", `/files/${id}`);
  if (validation.certificateNumber !== number) throw new Error("the holder lost their certificate");
  tell("avec le code reçu là, elle retrouve son dossier et son certificat");
}
