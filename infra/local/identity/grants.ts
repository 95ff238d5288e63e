import { createHash, randomBytes } from "node:crypto";

/** Minutes that a code waits for its exchange, and that a browser stays signed in on the issuer's pages: as Cognito's. */
const codeMinutes = 5;
const sessionMinutes = 60;
/** Minutes that a sign-in waits for the code of an application: as Cognito's. */
const challengeMinutes = 3;

/** What a person let the client have when they signed in. */
export interface Grant {
  subject: string;
  scopes: readonly string[];
  /** The session of the browser in which they did, and which ends it. */
  session: string;
  nonce?: string | undefined;
}

/** What a code is bound to. */
interface CodeRequest extends Grant {
  redirectUri: string;
  challenge: string;
}

/** Sessions, sign-ins under way, codes and refresh tokens: all random, in memory, and gone when the stack stops. */
export interface Grants {
  openSession(subject: string): string;
  /** Whose session it is; undefined where it ended. */
  subjectOf(session: string | undefined): string | undefined;
  /** Ends a session, and with it its codes and refresh tokens. */
  endSession(session: string): void;
  /** Begins a sign-in that a code of an application completes. */
  openChallenge(subject: string): string;
  /** Whose sign-in it is; undefined where it waited too long or is over. */
  challenged(challenge: string): string | undefined;
  endChallenge(challenge: string): void;
  /** Ends all that a deleted account was given. */
  endSubject(subject: string): void;
  issueCode(request: CodeRequest): string;
  /** What a code is worth, with a refresh token, for the first who shows it; a second one ends what it gave. */
  redeemCode(
    code: string,
    shown: { redirectUri: string; verifier: string },
  ): (Grant & { refreshToken: string }) | undefined;
  useRefreshToken(token: string): Grant | undefined;
  revoke(token: string): void;
}

/** Opens what the issuer remembers; `refreshMinutes` is how long a refresh token lasts. */
export function openGrants(now: () => Date, refreshMinutes: number): Grants {
  const sessions = expiring<{ subject: string }>(now, sessionMinutes);
  const challenges = expiring<{ subject: string }>(now, challengeMinutes);
  const codes = expiring<CodeRequest & { shown?: boolean; gave?: string }>(now, codeMinutes);
  const refreshTokens = expiring<Grant>(now, refreshMinutes);
  return {
    openSession: (subject) => sessions.add({ subject }),
    subjectOf: (session) => (session === undefined ? undefined : sessions.find(session)?.subject),
    endSession(session) {
      sessions.remove(session);
      codes.removeWhere((one) => one.session === session);
      refreshTokens.removeWhere((one) => one.session === session);
    },
    openChallenge: (subject) => challenges.add({ subject }),
    challenged: (challenge) => challenges.find(challenge)?.subject,
    endChallenge: challenges.remove,
    endSubject(subject) {
      for (const kept of [sessions, challenges, codes, refreshTokens])
        kept.removeWhere((one) => one.subject === subject);
    },
    issueCode: (request) => codes.add(request),
    redeemCode(code, { redirectUri, verifier }) {
      const request = codes.find(code);
      if (request === undefined) return undefined;
      if (request.shown === true) {
        refreshTokens.remove(request.gave ?? "");
        return undefined;
      }
      request.shown = true;
      if (request.redirectUri !== redirectUri || request.challenge !== challengeOf(verifier))
        return undefined;
      const { subject, scopes, session, nonce } = request;
      request.gave = refreshTokens.add({ subject, scopes, session });
      return { subject, scopes, session, nonce, refreshToken: request.gave };
    },
    useRefreshToken: refreshTokens.find,
    revoke: refreshTokens.remove,
  };
}

/** The challenge (RFC 7636, S256) that a verifier answers. */
function challengeOf(verifier: string): string {
  return createHash("sha256").update(verifier).digest("base64url");
}

/** Values by random names, each for some minutes of the stack's clock. */
function expiring<Value>(now: () => Date, minutes: number) {
  const kept = new Map<string, { value: Value; until: number }>();
  const removeWhere = (gone: (value: Value, until: number) => boolean) => {
    for (const [name, { value, until }] of kept) if (gone(value, until)) kept.delete(name);
  };
  return {
    add(value: Value): string {
      removeWhere((_, until) => until <= now().getTime());
      const name = randomBytes(32).toString("base64url");
      kept.set(name, { value, until: now().getTime() + minutes * 60_000 });
      return name;
    },
    find(name: string): Value | undefined {
      const found = kept.get(name);
      return found !== undefined && found.until > now().getTime() ? found.value : undefined;
    },
    remove: (name: string): void => void kept.delete(name),
    removeWhere,
  };
}
