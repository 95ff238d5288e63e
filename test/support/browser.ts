/** A browser on the issuer's pages: it keeps the cookie, and stops at each redirection. */
export interface Browser {
  get(path: string): Promise<Shown>;
  post(path: string, form: Record<string, string>, headers?: Record<string, string>): Promise<Shown>;
}

/** What a browser got. */
interface Shown {
  status: number;
  /** Where it is sent. */
  location: string | undefined;
  text: string;
  headers: Headers;
}

/** Opens a browser on the pages at `url`. */
export function openBrowser(url: string): Browser {
  let cookie: string | undefined;
  const ask = async (path: string, init: RequestInit): Promise<Shown> => {
    const headers = new Headers(init.headers);
    if (cookie !== undefined) headers.set("cookie", cookie);
    const response = await fetch(new URL(path, url), { ...init, headers, redirect: "manual" });
    cookie = response.headers.get("set-cookie")?.split(";")[0] ?? cookie;
    const location = response.headers.get("location") ?? undefined;
    return { status: response.status, location, text: await response.text(), headers: response.headers };
  };
  return {
    get: (path) => ask(path, {}),
    post: (path, form, headers = {}) =>
      ask(path, { method: "POST", body: new URLSearchParams(form), headers: { origin: url, ...headers } }),
  };
}
