import { upload as sendFile } from "../client/src/upload.ts";
import { civilStatusOf } from "./civil-status.ts";
import type { ApiClient } from "./client.ts";
import { noisyPhoto, pdf, windowsProgram, wordDocument } from "./files.ts";
import { openWithRightSide } from "./session-story.ts";
import type { Identity, Stage } from "./stage.ts";

const amina: Identity = {
  civilStatus: civilStatusOf("Amina", "Exemple"),
  email: "amina@candidats.example.org",
};

const docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** The candidate enrols and chooses the centre. Gives the file's id. */
export async function enrol({ people, tell }: Stage, candidate: Identity = amina): Promise<string> {
  const file = await people.candidate.call("POST", "/files", {
    path: "vae",
    certification: "CMI",
    candidate,
    centreId: "ctr_demo_lyon",
  });
  tell(`${candidate.civilStatus.firstNames} s’inscrit à la VAE : dossier ${file.id}`);
  return file.id;
}

/** The centre records the interview and the experience, and rules; an agreement is signed. */
export async function becomeAdmissible({ people, today, yearsAgo, tell }: Stage, id: string): Promise<void> {
  const domains: { code: string }[] = (await people.visitor.call("GET", "/certifications/CMI")).domains;
  await people.centre.call("PUT", `/files/${id}/interview`, {
    heldOn: today,
    participants: [{ name: "Camille Exemple", function: "Conseillère VAE" }],
    positioning: Object.fromEntries(
      domains.map(({ code }, index) => [code, index < 5 ? "fully" : "partially"]),
    ),
    conclusion: "Une expérience solide de conseil auprès des particuliers ; la VAE est indiquée.",
    advisedPath: "vae",
  });
  tell("le centre enregistre l’entretien d’accueil et d’orientation");
  await people.centre.call("PUT", `/files/${id}/experience`, {
    periods: [
      {
        from: yearsAgo(6),
        to: yearsAgo(2),
        employer: "Mutuelle Exemple",
        occupation: "Conseillère mutualiste",
        activities: "Conseil et vente de complémentaires santé auprès de particuliers.",
        status: "salaried",
        relevant: true,
        supportingDocuments: [
          { nature: "employer-certificate", description: "Certificat de travail présenté" },
        ],
      },
    ],
  });
  const ruled = await people.centre.call("POST", `/files/${id}/admissibility`, { decision: "admissible" });
  tell(`le centre statue : ${ruled.stateLabel} (${ruled.experience.days} jours d’expérience)`);
  await people.centre.call("PUT", `/files/${id}/accompaniment-agreement`, {
    nature: "Aide méthodologique à la description de l’expérience",
    meetings: [{ mode: "video", duration: 60, subject: "Choisir ses exemples" }],
  });
  await people.candidate.call("POST", `/files/${id}/accompaniment-agreement/signature`);
  tell("la convention d’accompagnement est signée");
}

/** Announces a piece, uploads its bytes straight to the bucket, and gives its id. */
export async function upload(
  candidate: ApiClient,
  id: string,
  piece: { category: string; title: string; fileName: string; contentType: string; domains?: string[] },
  bytes: Uint8Array,
): Promise<string> {
  const { evidence, upload: form } = await candidate.call("POST", `/files/${id}/evidence`, {
    domains: [],
    ...piece,
    size: bytes.byteLength,
  });
  await sendFile(form, new Blob([new Uint8Array(bytes)]));
  return evidence.id;
}

/** The candidate fills the booklet and uploads real files, one of them forged. */
export async function prepareFile(
  { people, yearsAgo, tell, settled, photo: size }: Stage,
  id: string,
): Promise<void> {
  const { candidate } = people;
  const domains: { code: string; title: string }[] = (await people.visitor.call("GET", "/certifications/CMI"))
    .domains;
  for (const { code, title } of domains) {
    await candidate.call("PUT", `/files/${id}/answers/${code}`, {
      experience: `Dans mon poste, j’ai pratiqué au quotidien le domaine suivant : ${title}.`,
      examples: [
        "Un adhérent changeait de régime : j’ai comparé ses garanties et proposé une offre adaptée.",
      ],
    });
  }
  tell(`la candidate répond au livret VAE sur ${domains.length} domaines`);

  const photo = noisyPhoto(size.width, size.height);
  await upload(
    candidate,
    id,
    { category: "cv", title: "CV détaillé", fileName: "cv.pdf", contentType: "application/pdf" },
    await pdf("Curriculum vitae", photo),
  );
  const proof = await upload(
    candidate,
    id,
    {
      category: "position-proof",
      title: "Attestation d’employeur",
      fileName: "attestation.docx",
      contentType: docx,
    },
    wordDocument("Nous attestons de quatre années de conseil mutualiste."),
  );
  await upload(
    candidate,
    id,
    {
      category: "experience",
      title: "Stand du salon",
      fileName: "photo d’été.png",
      contentType: "image/png",
      domains: ["CMI-4"],
    },
    photo,
  );
  const forged = await upload(
    candidate,
    id,
    {
      category: "experience",
      title: "Courrier d’un adhérent",
      fileName: "courrier.pdf",
      contentType: "application/pdf",
    },
    windowsProgram(),
  );
  tell(
    `elle dépose quatre fichiers dans S3, dont un PDF de ${Math.round(photo.byteLength / 1_000_000)} Mo et un faux PDF`,
  );
  await settled();
  const refused = await candidate.call("GET", `/files/${id}/evidence/${forged}`);
  tell(`le faux PDF est « ${refused.state} » : ${refused.rejection?.detail}`);
  await candidate.call("PUT", `/files/${id}/positions`, {
    positions: [
      {
        employer: "Mutuelle Exemple",
        title: "Conseillère mutualiste",
        from: yearsAgo(6),
        to: yearsAgo(2),
        description: "Accueil, conseil et vente auprès d’adhérents individuels.",
        proofs: [proof],
      },
    ],
  });
}

/** The candidate submits; OEMM plans a session today and convenes. Gives the session's id. */
export async function convene(stage: Stage, id: string): Promise<string> {
  await stage.people.candidate.call("POST", `/files/${id}/submission`);
  stage.tell("la candidate dépose son dossier, qui est figé");
  return planToday(stage, id);
}

/** OEMM plans a session today for a file that waits, and convenes. Gives the session's id. */
export async function planToday({ people, today, tell, settled }: Stage, id: string): Promise<string> {
  const waiting = await people.oemm.call("GET", "/certifications/CMI/waiting-list");
  tell(`l’OEMM lit la liste d’attente : ${waiting.items.length} dossier(s), seuil ${waiting.threshold}`);
  const session = await people.oemm.call("POST", "/sessions", {
    certification: "CMI",
    date: today,
    startTime: "09:00",
    place: { kind: "on-site", address: "10 rue de l’Exemple, 75015 Paris" },
    memberIds: [...people.members.keys()],
    fileIds: [id],
  });
  await people.oemm.call("POST", `/sessions/${session.id}/convocation`, {
    lateReason: "Visite guidée : le jury se tient le jour même.",
  });
  tell(`l’OEMM planifie un jury (${session.start} – ${session.end}) et convoque`);
  await settled();
  return session.id;
}

/** The jury examines, opens, decides in part and signs. Gives the decision sheet's id. */
export async function decide(
  { people, tell, settled }: Stage,
  id: string,
  sessionId: string,
): Promise<string> {
  for (const [memberId, member] of people.members) {
    await member.call("GET", `/files/${id}`);
    await member.call("PUT", `/sessions/${sessionId}/slots/${id}/examined`);
    tell(`${memberId} lit le dossier et le marque comme examiné`);
  }
  const president = await openWithRightSide(people, sessionId);
  const session = await president.call("GET", `/sessions/${sessionId}`);
  tell(`la séance est ouverte sous la présidence de ${session.chair}`);
  const presented: string[] = session.slots[0].domains;
  await president.call("PUT", `/sessions/${sessionId}/slots/${id}/outcome`, {
    kind: "decided",
    domains: Object.fromEntries(
      presented.map((code, index) => [code, index < 5 ? "acquired" : "not-acquired"]),
    ),
    recommendation: "Approfondir le suivi de l’activité commerciale et l’organisation de la prospection.",
  });
  const signed = await president.call("POST", `/sessions/${sessionId}/slots/${id}/signature`);
  await people.oemm.call("POST", `/sessions/${sessionId}/closing`);
  tell("le jury accorde cinq domaines sur sept ; la fiche de décision est signée, la séance close");
  await settled();
  return signed.slots[0].sheetId;
}
