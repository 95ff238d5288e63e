import type { ProblemType } from "./problem-type.ts";

/** What is wrong with a request itself. */
export const requestsProblems = {
  "invalid-request": {
    title: "Requête invalide",
    status: 400,
    means:
      "Un champ, un paramètre ou un en-tête n’a pas la forme attendue, ou ils ne vont pas ensemble\u00a0; «\u00a0errors\u00a0» nomme chacun d’eux, dit où il se trouve et ce qui est attendu.",
    advice: "Corriger les champs nommés, puis renvoyer la demande.",
  },
  "not-signed-in": {
    title: "Connexion nécessaire",
    status: 401,
    means: "La demande n’a pas de jeton d’accès, ou celui-ci ne vaut plus.",
    advice:
      "Se connecter de nouveau auprès du serveur d’identité, puis renvoyer la demande avec le nouveau jeton.",
  },
  "capacity-not-held": {
    title: "Qualité non reconnue",
    status: 403,
    means: "«\u00a0Acting-As\u00a0» nomme une qualité que ce compte n’a pas, ou n’a plus.",
    advice:
      "Relire les qualités du compte (GET /v1/me) et en choisir une, ou se connecter de nouveau si elle vient d’être donnée.",
  },
  "second-factor-needed": {
    title: "Double authentification nécessaire",
    status: 403,
    means:
      "Cette qualité ouvre les dossiers d’autres personnes, et ce compte se connecte sans second facteur.",
    advice: "Ajouter au compte une application d’authentification, puis se connecter de nouveau.",
  },
  forbidden: {
    title: "Action non permise",
    status: 403,
    means: "Ce compte voit ce dont il s’agit, et n’a pas le droit d’y faire cette action en cette qualité.",
    advice: "Agir en une autre qualité si le compte en a une, ou demander à qui peut le faire.",
  },
  "not-found": {
    title: "Introuvable",
    status: 404,
    means:
      "Ce qui est demandé n’existe pas, ou n’existe pas pour ce compte\u00a0: les deux ne se distinguent pas.",
    advice: "Vérifier l’identifiant et la qualité en laquelle la demande est faite.",
  },
  "method-not-allowed": {
    title: "Méthode refusée",
    status: 405,
    means: "Cette adresse existe, et n’accepte pas cette méthode.",
    advice: "Prendre l’une de celles que nomme l’en-tête «\u00a0Allow\u00a0».",
  },
  "concurrent-change": {
    title: "Modification simultanée",
    status: 409,
    means:
      "Plusieurs demandes modifient la même chose en même temps, et celle-ci n’a pas pu passer\u00a0; rien n’en est enregistré.",
    advice: "Renvoyer la demande après un instant, avec la même clé «\u00a0Idempotency-Key\u00a0».",
  },
  "too-large": {
    title: "Trop volumineux",
    status: 409,
    means: "Ce changement dépasse ce qui s’enregistre en une fois\u00a0; rien n’en est enregistré.",
    advice: "Raccourcir les textes, ou procéder en plusieurs fois.",
  },
  "changes-expired": {
    title: "Changements effacés",
    status: 410,
    means: "Le point de lecture du fil des changements est plus ancien que ce qui est conservé.",
    advice:
      "Prendre une nouvelle place avec le paramètre «\u00a0begin=now\u00a0», puis relire les listes en entier.",
  },
  gone: {
    title: "Adresse retirée",
    status: 410,
    means: "Cette adresse n’est plus servie\u00a0; la réponse nomme celle qui la remplace.",
    advice: "Demander l’adresse qui est nommée.",
  },
  stale: {
    title: "Version dépassée",
    status: 412,
    means: "La ressource a changé depuis la lecture dont «\u00a0If-Match\u00a0» donne l’ETag.",
    advice: "Relire la ressource, reporter la modification, et renvoyer l’ETag lu.",
  },
  "exists-already": {
    title: "Existe déjà",
    status: 412,
    means: "L’en-tête «\u00a0If-None-Match\u00a0» à «\u00a0*\u00a0» demandait de créer ce qui existe déjà.",
    advice: "Relire la ressource\u00a0; pour la modifier, renvoyer son ETag dans «\u00a0If-Match\u00a0».",
  },
  "body-too-large": {
    title: "Envoi trop volumineux",
    status: 413,
    means: "Le corps dépasse ce que l’opération admet ; « detail » dit combien. Rien n’en est lu.",
    advice: "Raccourcir les textes, ou partager le fichier en plusieurs envois.",
  },
  "unsupported-media-type": {
    title: "Type de contenu refusé",
    status: 415,
    means: "Le corps n’est pas d’un type admis, ou pas en UTF-8.",
    advice: "Envoyer le corps dans l’un des types que la description de l’opération nomme.",
  },
  "idempotency-key-reused": {
    title: "Clé déjà utilisée",
    status: 422,
    means: "La clé «\u00a0Idempotency-Key\u00a0» a servi à une autre demande depuis moins d’un jour.",
    advice:
      "Garder une clé pour les répétitions d’une même demande, et en choisir une nouvelle pour chaque autre.",
  },
  "precondition-needed": {
    title: "Version à préciser",
    status: 428,
    means:
      "Cette modification remplace ce qu’un autre a pu changer, et ne dit pas quelle version elle remplace.",
    advice:
      "Relire la ressource et renvoyer son ETag dans «\u00a0If-Match\u00a0»\u00a0; l’en-tête «\u00a0If-None-Match\u00a0» à «\u00a0*\u00a0» crée ce qui n’existe pas encore, là où la description l’admet.",
  },
  "daily-bound": {
    title: "Limite du jour atteinte",
    status: 429,
    means: "Ce compte a fait cette action autant de fois qu’un compte le peut en un jour.",
    advice: "Attendre les secondes que donne «\u00a0Retry-After\u00a0», ou écrire à l’OEMM.",
  },
  "too-many-requests": {
    title: "Trop de demandes",
    status: 429,
    means: "Ce compte, ou cette adresse, a fait autant de demandes qu’un appelant le peut en une minute.",
    advice:
      "Attendre les secondes que donne «\u00a0Retry-After\u00a0»\u00a0; «\u00a0RateLimit\u00a0» dit à chaque réponse ce qui reste.",
  },
  unexpected: {
    title: "Erreur inattendue",
    status: 500,
    means: "Une erreur s’est produite du côté du service\u00a0; rien ne dit si la demande a été exécutée.",
    advice:
      "Répéter la demande avec la même clé «\u00a0Idempotency-Key\u00a0», ou relire avant de recommencer\u00a0; donner à l’exploitant la valeur de «\u00a0instance\u00a0».",
  },
  unavailable: {
    title: "Service momentanément indisponible",
    status: 503,
    means:
      "Le service est trop sollicité, ou ce dont il dépend ne répond pas à temps\u00a0; rien ne dit si la demande a été exécutée.",
    advice:
      "Attendre les secondes que donne «\u00a0Retry-After\u00a0», puis répéter la demande avec la même clé «\u00a0Idempotency-Key\u00a0», ou relire avant de recommencer.",
  },
} as const satisfies Readonly<Record<string, ProblemType>>;
