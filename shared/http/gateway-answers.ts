/** Greatest body that API Gateway takes, mebibytes. */
export const gatewayBody = 10;
/**
 * Bytes of a request that Lambda takes at most, as the JSON that it is handed over in, with a body of other types than text in base64;
 * a longer one meets the gateway's own answer.
 */
export const requestBytes = 6 * 1024 * 1024;

/** An answer that API Gateway gives by itself, which nothing can shape: JSON with a `message`, and no problem. */
export interface GatewayAnswer {
  message: string;
  /** When it is given, and what a caller does about it, in French. */
  says: string;
}

/**
 * The gateway's own answers, by status. The local front gives them alike, but for 403: no route asks for a scope, so none
 * brings it about.
 */
export const gatewayAnswers = {
  401: {
    message: "Unauthorized",
    says: "jeton absent, périmé ou d’un autre serveur\u00a0; `WWW-Authenticate` dit ce qui lui est reproché",
  },
  403: { message: "Forbidden", says: "jeton sans la portée attendue" },
  413: {
    message: "Request Entity Too Large",
    says: `corps de plus de ${gatewayBody}\u00a0Mo, ou de ${requestBytes / 1024 / 1024}\u00a0Mo une fois remis au service\u00a0; ce que l’opération admet est plus court, et le service refuse alors par un problème (\`body-too-large\`)`,
  },
  429: {
    message: "Too Many Requests",
    says: "plus de demandes à la seconde que l’opération n’en admet\u00a0; sans `Retry-After`\u00a0: réessayer après une seconde, puis de moins en moins souvent",
  },
  500: {
    message: "Internal Server Error",
    says: "le service s’est interrompu\u00a0: rien ne dit si la demande a été exécutée\u00a0; la répéter avec sa clé `Idempotency-Key`, ou relire",
  },
  503: {
    message: "Service Unavailable",
    says: "le service n’a pas pu répondre, ou pas à temps\u00a0: même conduite qu’à 500, plus tard\u00a0; le service lui-même, trop sollicité, répond 503 par un problème (`unavailable`) et `Retry-After`",
  },
} as const satisfies Readonly<Record<number, GatewayAnswer>>;

/** A status of such an answer. */
export type GatewayStatus = keyof typeof gatewayAnswers;

/** The body of such an answer, as it is sent. */
export function gatewayBodyOf(status: GatewayStatus): string {
  return JSON.stringify({ message: gatewayAnswers[status].message });
}
