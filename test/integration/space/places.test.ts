import { describe, expect, it } from "vitest";
import { forMachines, placesOf } from "../../../docs/places.ts";
import { declaredOperations } from "../../../infra/api-description.ts";

describe("the pages of the space", async () => {
  const placed = await placesOf(await declaredOperations());

  it("use each operation of the API somewhere, but those that are made for machines", () => {
    const without = placed.filter(({ places }) => places.length === 0).map(({ request }) => request);
    expect(without.toSorted()).toEqual(Object.keys(forMachines).toSorted());
  });

  it("name the control of each operation that changes something", () => {
    const withdrawal = placed.find(({ request }) => request === "POST /v1/files/{fileId}/withdrawal");
    expect(withdrawal?.places).toContainEqual({
      page: "/files/$fileId",
      control: "Abandonner la candidature",
    });
  });
});
