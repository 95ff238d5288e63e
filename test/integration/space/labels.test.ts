import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { plainDescription } from "../../../infra/api-description.ts";
import { labelsByPlace } from "../../../shared/http/openapi.ts";

const portal = join(import.meta.dirname, "../../../portal");
/** What pages call the functions that name values by a place of the description. */
const asked = /\b(?:label|labelled|useNames)\(\s*"([^"]+)"/g;

it("pages of the space name values by places that the description has", async () => {
  const labels = labelsByPlace(await plainDescription());
  const files = globSync("**/*.{ts,tsx}", { cwd: portal });
  const texts = await Promise.all(files.map((file) => readFile(join(portal, file), "utf8")));
  const places = new Set(texts.flatMap((text) => [...text.matchAll(asked)].map(([, place = ""]) => place)));
  expect(places.size).toBeGreaterThan(30);
  expect([...places].filter((place) => labels[place] === undefined)).toEqual([]);
});
