import { guidePolicy } from "../shared/domain/policy/guide-policy.ts";
import { keptInWords } from "../shared/domain/privacy/kept-in-words.ts";
import {
  basisInWords,
  type PersonalData,
  type PersonalDataKind,
  peopleNamed,
  personalData,
  readersInWords,
} from "../shared/domain/privacy/personal-data.ts";
import { personalFields } from "../shared/store/personal-fields.ts";

/** R-RGPD-1: the register of processing, from the declarations of what is kept about people and of the fields that hold it. */
export function registerPage(notice: string): string {
  const kinds = Object.entries<PersonalData>(personalData).map(([kind, told]) =>
    section(kind as PersonalDataKind, told),
  );
  return `${notice}
# Registre des activités de traitement

Responsable\u00a0: l’Observatoire de l’Emploi et des Métiers en Mutualité (OEMM), pour la délivrance des certificats de
qualification professionnelle (CQP) de la branche. Ce registre est tiré des déclarations de
\`shared/domain/privacy/personal-data.ts\` et de \`shared/store/personal-fields.ts\`\u00a0; un test vérifie qu’aucun texte conservé n’y
manque. La notice d’information, \`GET /privacy\`, vient des mêmes déclarations. Les champs sont ceux des [entités](data-model.md).

${kinds.join("\n")}`;
}

function section(kind: PersonalDataKind, told: PersonalData): string {
  const fields = Object.entries(personalFields).flatMap(([entity, declared]) => {
    const paths = declared === "impersonal" ? [] : (declared[kind] ?? []);
    return paths.length === 0 ? [] : [`${entity} (${paths.map((path) => `\`${path}\``).join(", ")})`];
  });
  const rows = [
    ["Personnes", peopleNamed[told.of]],
    ["Finalité", told.purpose],
    ["Fondement", basisInWords(told)],
    ["Conservation", keptInWords(told.kept, guidePolicy)],
    ["Lecteurs", readersInWords(told)],
    ["Champs", fields.length === 0 ? "hors de la table" : fields.join("\u00a0; ")],
  ];
  return `## ${told.label}

${rows.map(([label, value]) => `- ${label}\u00a0: ${value}`).join("\n")}
`;
}
