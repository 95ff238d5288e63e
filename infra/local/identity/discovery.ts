import { algorithm } from "./token-maker.ts";
import type { PoolClient } from "./user-pool.ts";

/** The description of the issuer (OpenID Connect Discovery), with the paths of Cognito's pages. */
export function discovery(issuer: string, client: PoolClient): object {
  return {
    issuer,
    authorization_endpoint: `${issuer}/oauth2/authorize`,
    token_endpoint: `${issuer}/oauth2/token`,
    userinfo_endpoint: `${issuer}/oauth2/userInfo`,
    revocation_endpoint: `${issuer}/oauth2/revoke`,
    end_session_endpoint: `${issuer}/logout`,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    response_types_supported: ["code"],
    response_modes_supported: ["query"],
    grant_types_supported: ["authorization_code", "refresh_token"],
    code_challenge_methods_supported: ["S256"],
    token_endpoint_auth_methods_supported: ["none"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: [algorithm],
    scopes_supported: client.scopes,
    claims_supported: ["sub", "email", "email_verified", "given_name", "family_name"],
  };
}
