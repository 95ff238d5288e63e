import { oemmName } from "../domain/people/oemm.ts";
import type { Policy } from "../domain/policy/policy.ts";
import { keptInWords } from "../domain/privacy/kept-in-words.ts";
import {
  basisInWords,
  type PersonalData,
  peopleNamed,
  personalData,
  readersInWords,
} from "../domain/privacy/personal-data.ts";
import { escapeHtml } from "../mails/layout/html.ts";
import { publicPage } from "./public-page.ts";

/** R-RGPD-1: the privacy notice: what is kept, why, on what ground, for how long, who reads it, and what may be asked of whom. */
export function privacyNotice({ contact, policy }: { contact: string; policy: Policy }): string {
  const address = `<a href="mailto:${escapeHtml(contact)}">${escapeHtml(contact)}</a>`;
  return publicPage({
    title: "Vos données personnelles – CQP de la Mutualité",
    main: `<h1>Vos données personnelles</h1>
<p>Pour délivrer les certificats de qualification professionnelle (CQP) de la Mutualité, l’${oemmName} (OEMM) conserve des
données sur les personnes qui s’y présentent, qui les forment, les évaluent ou siègent dans un jury. Cette page dit lesquelles,
pourquoi, combien de temps, et qui peut les lire. L’OEMM est responsable de leur traitement.</p>
${groups(policy)}
<section><h2>Où se trouvent ces données</h2>
<p>Elles sont hébergées par Amazon Web Services (AWS), sous-traitant de l’OEMM, et chiffrées. Elles ne servent ni à la publicité ni à une décision automatisée\u00a0: seul un
jury décide. Elles ne sont ni vendues, ni transmises à d’autres que les personnes indiquées ci-dessus.</p></section>
<section><h2>Vos droits</h2>
<p>Vous pouvez lire dans le service ce qui est conservé à votre sujet, savoir qui l’a lu, et en télécharger une copie complète, dans
un format réutilisable\u00a0: vos dossiers, vos pièces, vos documents, les courriels qui vous ont été envoyés. Vous pouvez y demander la
rectification de données inexactes, et y lire la réponse de l’OEMM. Vous pouvez aussi demander leur effacement lorsque rien n’oblige à
les conserver, la limitation de leur traitement, et vous opposer à un traitement fondé sur l’intérêt légitime. Un état civil se rectifie
sur justificatif, et le certificat est alors imprimé de nouveau. Votre compte, avec son adresse, reste le vôtre quand un dossier est effacé\u00a0: l’OEMM le supprime
si vous le demandez.</p>
<p>Pour tout cela, vous pouvez aussi écrire à l’OEMM, à l’adresse ${address}. Si la réponse ne vous convient pas, vous pouvez saisir la Commission nationale
de l’informatique et des libertés (CNIL)\u00a0: <a href="https://www.cnil.fr/fr/plaintes">www.cnil.fr</a>.</p></section>`,
    footer: `Une question sur vos données\u00a0? Écrivez à ${address}.`,
  });
}

function groups(policy: Policy): string {
  const kinds: readonly PersonalData[] = Object.values(personalData);
  return Object.entries(peopleNamed)
    .map(([of, heading]) => {
      const told = kinds.filter((kind) => kind.of === of).map((kind) => described(kind, policy));
      return `<h2>${escapeHtml(heading)}</h2>\n${told.join("\n")}`;
    })
    .join("\n");
}

function described(kind: PersonalData, policy: Policy): string {
  const rows = [
    ["Pourquoi", kind.purpose],
    ["Fondement", basisInWords(kind)],
    ["Conservation", keptInWords(kind.kept, policy)],
    ["Lecteurs", readersInWords(kind)],
  ].map(([label = "", value = ""]) => `<dt>${label}</dt><dd>${escapeHtml(value)}</dd>`);
  return `<section><h3>${escapeHtml(kind.label)}</h3><dl>${rows.join("")}</dl></section>`;
}
