import { expect, it } from "vitest";
import { createClient } from "../../../client/src/client.ts";
import { wholeFiles } from "../../../client/src/whole-files.ts";

it("reads whole files 25 a request, and again those that an answer had no room for", async () => {
  const asked: string[][] = [];
  const client = createClient({
    url: "https://api.example.org",
    fetch: async (input) => {
      const ids = new URL(String(input)).searchParams.getAll("ids");
      asked.push(ids);
      const [given, left] = [ids.slice(0, 20), ids.slice(20)];
      const items = given.filter((id) => id !== "7").map((id) => ({ etag: `"${id}"`, file: { id } }));
      return Response.json({ items, absent: given.filter((id) => id === "7"), left });
    },
  });
  const ids = Array.from({ length: 41 }, (_, n) => String(n));
  const read = await Array.fromAsync(wholeFiles(client, ids));
  expect(asked.map(({ length }) => length)).toEqual([25, 21, 1]);
  expect(read.flatMap(({ items }) => items.map(({ file }) => file.id))).toEqual(
    ids.filter((id) => id !== "7"),
  );
  expect(read.flatMap(({ absent }) => absent)).toEqual(["7"]);
  expect(await Array.fromAsync(wholeFiles(client, []))).toEqual([]);
});
