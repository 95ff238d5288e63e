import { servedPath } from "../../shared/http/served-path.ts";

/** A path without the identifiers in it, which tells its route. */
function routeOf(path: string): string {
  return path.replaceAll(/\/[a-z]+_\w+/g, "/{id}");
}

/** What is wrong with the `Location` of a creation, and how to follow no more of them. */
export interface Following {
  faults: readonly string[];
  end(): void;
}

/**
 * From now on, the first creation by each route (201) is followed to its `Location` as its caller would follow it: it has to
 * answer 200.
 */
export function followLocations(): Following {
  const plainFetch = globalThis.fetch;
  const faults: string[] = [];
  const followed = new Set<string>();
  globalThis.fetch = async (input, init) => {
    const answer = await plainFetch(input, init);
    const { origin, pathname } = new URL(input instanceof Request ? input.url : input);
    const route = routeOf(pathname);
    if (answer.status !== 201 || !pathname.startsWith(servedPath("/")) || followed.has(route)) return answer;
    followed.add(route);
    const location = answer.headers.get("location");
    const asked = new Headers(init?.headers);
    asked.delete("content-type");
    const { status } = await plainFetch(`${origin}${location ?? "/none"}`, { headers: asked });
    if (status !== 200) faults.push(`${route}: ${location} answers ${status}`);
    return answer;
  };
  return {
    faults,
    end() {
      globalThis.fetch = plainFetch;
    },
  };
}
