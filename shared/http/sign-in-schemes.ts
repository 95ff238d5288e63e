/** Where people sign in: the server that issues tokens, and the pages where they type their password. */
export interface SignIn {
  issuer: string;
  pages: string;
}

/**
 * Where tokens come from, as OpenAPI's security schemes have it: OpenID Connect with an authorization code and PKCE. Beside
 * them, in the description itself, `jwt` is the token that comes of it.
 */
export function signInSchemes({ issuer, pages }: SignIn) {
  return {
    signIn: {
      type: "oauth2",
      description:
        "Code d’autorisation avec PKCE (S256), sans secret de client. Le jeton à envoyer est le jeton d’accès (access_token)\u00a0; un jeton d’identité est refusé (401).",
      flows: {
        authorizationCode: {
          authorizationUrl: `${pages}/oauth2/authorize`,
          tokenUrl: `${pages}/oauth2/token`,
          refreshUrl: `${pages}/oauth2/token`,
          scopes: {
            openid: "Dire qui se connecte",
            email: "Donner l’adresse vérifiée, par laquelle les dossiers sont reconnus",
            profile: "Donner les prénoms et le nom",
          },
        },
      },
    },
    discovery: {
      type: "openIdConnect",
      description: "Le serveur d’identité, qui décrit lui-même ses adresses et ses clés",
      openIdConnectUrl: `${issuer}/.well-known/openid-configuration`,
    },
  } as const;
}
