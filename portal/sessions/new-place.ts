import { hourOf } from "../shell/dates.ts";

/** Who is heard, and when. */
interface Heard {
  fileId: string;
  candidateName: string;
  start: string;
}

/** How a form asks where a candidate is heard instead: in the place of another, as `label` calls them, or at a free hour (R-DAY-3). */
export const newPlace = (others: readonly Heard[], label: string) => ({
  "": {
    label: "Nouvelle place",
    choices: [
      { value: "with", label: "En échange avec un autre candidat" },
      { value: "start", label: "À une heure libre" },
    ],
  },
  start: { label: "Nouvelle heure, à Paris" },
  with: {
    label,
    choices: others.map(({ fileId, candidateName, start }) => ({
      value: fileId,
      label: `${candidateName}, ${hourOf(start)}`,
    })),
  },
});
