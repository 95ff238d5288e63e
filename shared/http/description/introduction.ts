import type { FactSubject } from "../../../events/fact.ts";
import type { Permissions } from "../../domain/access/permissions.ts";
import { evidenceFormats } from "../../domain/evidence/formats.ts";
import { inWords, number } from "../../domain/french/quantity.ts";
import { longDate } from "../../domain/french/wording.ts";
import { guidePolicy } from "../../domain/policy/guide-policy.ts";
import { answersKept } from "../../store/idempotency.ts";
import { versionsPagePath } from "../deprecation.ts";
import { type GatewayAnswer, type GatewayStatus, gatewayAnswers, gatewayBodyOf } from "../gateway-answers.ts";
import { requestIdHeader } from "../headers.ts";
import type { routeTags } from "../route.ts";
import { apiVersion, servedPath } from "../served-path.ts";

/**
 * The version of the description (semantic): a breaking change raises its first number, which a test asks for
 * (`test/integration/http/released-description.test.ts`).
 */
export const descriptionVersion = "3.0.0";

const { megabytes } = guidePolicy.evidence;
const { requests } = guidePolicy.api;
const acceptedFiles = evidenceFormats
  .map(
    ({ label, contentType, nature }) =>
      `- ${label} (\`${contentType}\`), ${megabytes[nature]}\u00a0Mo au plus`,
  )
  .join("\n");

const answersOfGateway = Object.entries<GatewayAnswer>(gatewayAnswers)
  .map(([status, { says }]) => `- ${status} \`${gatewayBodyOf(Number(status) as GatewayStatus)}\` : ${says}`)
  .join("\n");

/** Reads of what changes are about, by the kind of their subject. */
const readsOfSubjects: Readonly<Record<FactSubject["kind"], Extract<keyof Permissions, `GET ${string}`>>> = {
  file: "GET /files/{fileId}",
  session: "GET /sessions/{sessionId}",
  centre: "GET /centres/{centreId}",
  company: "GET /companies/{companyId}",
  party: "GET /parties/{partyId}/people",
  "jury-member": "GET /jury-members/{memberId}",
  person: "GET /me",
  export: "GET /exports/{exportId}",
  certification: "GET /certifications/{code}",
  oemm: "GET /policy-series",
};

/** Where what a change is about is read, a line a kind. */
export const subjectReads = Object.entries(readsOfSubjects)
  .map(([kind, read]) => `- \`${kind}\` : \`GET ${servedPath(read.slice("GET ".length) as `/${string}`)}\``)
  .join("\n");

/** What a developer reads first. */
export const introduction = `Certifications professionnelles (CQP) de la branche Mutualité\u00a0: inscriptions, entretiens, livrets VAE, pièces, jurys et décisions.

## Conventions

- Les corps sont en JSON et en UTF-8, sauf les listes importées et les pages, dont le type est dit.
- Les dates sont civiles (\`AAAA-MM-JJ\`), les heures sont celles de Paris, les instants sont en temps universel.
- Chaque réponse porte \`${requestIdHeader}\`, l’identifiant de la demande\u00a0: un problème le reprend dans \`instance\`, et il mène à ce qui a été enregistré, aux courriels partis et aux journaux. Il est à citer à qui exploite le service.
- Les erreurs suivent le format RFC 9457 (\`application/problem+json\`)\u00a0; chaque champ fautif y est dit en une phrase qui le nomme (\`message\`), à montrer telle quelle, en une plus courte à montrer sous le champ (\`hint\`), et par son chemin et un exemple de valeur pour les programmes (\`field\`, \`example\`).
- Une liste se lit page par page\u00a0: \`next\` est le curseur de la page suivante, à rendre tel quel dans \`cursor\`.
- Une lecture rend un \`ETag\`\u00a0: renvoyé dans \`If-None-Match\`, il évite de relire ce qui n’a pas changé (304). \`HEAD\` rend les mêmes en-têtes sans le corps. Ce qui remplace (\`PUT\`, \`PATCH\`, \`DELETE\`) le renvoie dans \`If-Match\`\u00a0: sans lui, la demande est refusée (428)\u00a0; s’il est dépassé, elle l’est aussi (412). Ce qui est lu dans une liste se modifie par sa \`version\`, entre guillemets. \`If-None-Match: *\` crée ce qui n’existe pas encore.
- Tout \`POST\` prend \`Idempotency-Key\`\u00a0: la même demande, répétée avec sa clé pendant ${inWords(answersKept)}, rend la première réponse sans être exécutée deux fois. Elle est comparée par son contenu, quels que soient l’ordre des champs et les espaces.
- \`Acting-As\` dit en quelle qualité la demande est faite\u00a0; \`GET ${servedPath("/me")}\` les énumère.

## Tenir une copie à jour

- Commencer par \`GET ${servedPath("/changes")}\` avec \`begin=now\`\u00a0: \`next\` est la place à garder. Lire ensuite les listes en entier\u00a0; ce qui change entre-temps suit cette place.
- Puis relire \`GET ${servedPath("/changes")}\` avec \`after\`, toutes les quelques minutes ou chaque nuit, et relire ce que nomme \`subject\`. Ne garder la nouvelle place qu’une fois les changements traités. \`access.ended\`, ou un 404 à la relecture, dit d’effacer ce que l’on détient.
- Une place trop ancienne est refusée (410)\u00a0: recommencer. \`/asyncapi.json\` décrit chaque changement.

Ce que nomme \`subject\` se relit selon sa nature (\`kind\`), les dossiers aussi à plusieurs, par \`GET ${servedPath("/files/whole")}\`\u00a0:

${subjectReads}

## Limites

Un compte fait au plus ${number(requests.reads)} lectures et ${number(requests.writes)} modifications par minute\u00a0; un visiteur, autant de lectures par adresse. Au-delà, la demande est refusée (429) jusqu’à la minute suivante. Chaque réponse dit ce qui reste\u00a0: \`RateLimit-Policy: "reads";q=${requests.reads};w=60\` et \`RateLimit: "reads";r=1480;t=42\` (r demandes, pendant encore t secondes). Certaines demandes sont aussi limitées par jour\u00a0: leur refus le dit de même, avant la limite par minute. \`Retry-After\` donne les secondes à attendre.

## Réponses de la passerelle

La passerelle qui précède le service répond quelquefois seule, en \`application/json\` et non en \`application/problem+json\`, avec ces corps mêmes\u00a0:

${answersOfGateway}

Un 504, du même format, se traite comme un 503. Des en-têtes trop longs ensemble reçoivent un 431, dont ni les en-têtes ni le corps ne sont définis. Toute autre réponse, celles du service aussi, porte \`${requestIdHeader}\`.

## Versions

Les adresses commencent par la version de l’API, \`${apiVersion}\`, sauf celles qui durent (pages de vérification, notices, référence, description). Le premier nombre de la version de cette description augmente quand un changement peut casser un appelant. Un objet rendu peut gagner un champ, et une liste de valeurs une valeur, sans qu’il augmente\u00a0: un appelant accepte ce qu’il ne connaît pas encore.

Ce qui est déprécié l’est au moins ${inWords(guidePolicy.api.notice)} avant d’être retiré\u00a0: l’opération est marquée \`deprecated\`, et chacune de ses réponses porte \`Deprecation\` (RFC 9745), \`Sunset\` (RFC 8594) et \`Link\` (\`rel="successor-version"\`, \`rel="deprecation"\`). La politique est à \`${versionsPagePath}\`. Les adresses sans version, comme \`/me\` (\`followMovedAddress\`), renvoient (308) à celles de \`${apiVersion}\` jusqu’au ${longDate(guidePolicy.api.unversioned.until)}, puis répondent 410.

## Pièces

Une pièce se dépose en trois temps\u00a0: l’annoncer, envoyer le formulaire rendu au stockage (\`multipart/form-data\`, le fichier en dernier), puis relire son état. Formats admis\u00a0:

${acceptedFiles}
`;

/** Where a token comes from. */
export const tokens = `Jeton d’accès (JWT) d’une personne, rendu par le serveur d’identité du déploiement, dont \`signIn\` donne les adresses et \`discovery\` la description\u00a0: OpenID Connect, code d’autorisation avec PKCE (S256), portées \`openid email profile\`, sans secret de client. L’exploitant donne l’identifiant du client. Sur une machine de développement, le serveur d’identité répond sur le port de l’API + 3, et \`POST /token -d account=oemm\` rend un jeton aussitôt.`;

/** What each heading groups. */
export const tagSays: Readonly<Record<keyof typeof routeTags, string>> = {
  referential: "Les certifications et les versions de leur référentiel",
  centres: "Les centres de formation et les agréments que la CPNEFP leur donne",
  companies: "Les entreprises de la branche",
  people: "Les personnes, leurs comptes, leurs qualités et leurs invitations",
  files: "Les dossiers de candidature, de l’inscription au dépôt",
  orientation: "L’entretien d’orientation, l’expérience et la recevabilité",
  vae: "Le livret de la validation des acquis de l’expérience",
  training: "Le parcours de formation, ses évaluations et ses avis",
  evidence: "Les pièces d’un dossier et leur dépôt",
  jury: "Les jurys, leurs membres, leurs résultats et leurs rectifications",
  certificates: "Les certificats délivrés et leur vérification",
  mails: "Les courriels envoyés et leur acheminement",
  documents: "Les documents imprimés",
  exports: "Les listes exportées",
  deadlines: "Les échéances et leurs rappels",
  changes: "Ce qui a changé, pour tenir une copie à jour",
  privacy:
    "Les copies, les rectifications et les historiques scellés de ce qui est conservé sur les personnes",
  service: "Ce qui décrit le service lui-même",
};
