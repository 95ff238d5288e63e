import * as z from "zod";
import { defineFact } from "./fact.ts";

/** The centre recorded the periods of experience. */
export const experienceRecorded = defineFact({
  type: "vae.experience-recorded",
  version: 1,
  about: "file",
  label: "Périodes d’expérience enregistrées",
  data: z.strictObject({ periods: z.int(), days: z.int() }),
  example: { periods: 2, days: 1200 },
});

/** The centre ruled on admissibility. */
export const admissibilityRuled = defineFact({
  type: "vae.admissibility-ruled",
  version: 1,
  about: "file",
  label: "Décision de recevabilité",
  data: z.strictObject({ decision: z.enum(["admissible", "not-admissible"]), motive: z.string().optional() }),
  personal: ["motive"],
  example: { decision: "admissible" },
});

/** The centre proposed an accompaniment agreement. */
export const agreementProposed = defineFact({
  type: "vae.agreement-proposed",
  version: 1,
  about: "file",
  label: "Convention d’accompagnement proposée",
  data: z.strictObject({ meetings: z.int() }),
  example: { meetings: 3 },
});

/** The candidate signed the agreement. */
export const agreementSigned = defineFact({
  type: "vae.agreement-signed",
  version: 1,
  about: "file",
  label: "Convention d’accompagnement signée",
  data: z.strictObject({}),
  example: {},
});

/** The candidate described the positions held. */
export const positionsDescribed = defineFact({
  type: "vae.positions-described",
  version: 1,
  about: "file",
  label: "Postes occupés décrits",
  data: z.strictObject({ positions: z.int() }),
  example: { positions: 2 },
});

/** The candidate answered on a domain of the booklet. */
export const domainAnswered = defineFact({
  type: "vae.domain-answered",
  version: 1,
  about: "file",
  label: "Réponse au livret VAE",
  data: z.strictObject({ domainCode: z.string(), version: z.int() }),
  example: { domainCode: "CMI-1", version: 1 },
});
