import * as z from "zod";
import { versionLoaded } from "../../events/referential.ts";
import { summaryOfVersion, versionSummary } from "../../shared/domain/referential/certification.ts";
import { loadVersions, maxVersions } from "../../shared/domain/referential/load-versions.ts";
import { tellFaultsInFrench } from "../../shared/http/french-faults.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadReferential, publishVersions } from "../../shared/store/referential.ts";

// The rules tell faults by the words of schemas.
tellFaultsInFrench();

/**
 * R-REF-3: OEMM loads versions of certifications: all of them or none. Those that share domains have to agree, so they
 * come together. The rules read what is given as it is, to list every fault of every version at once.
 */
export const route = defineRoute({
  name: "referential/load-versions",
  method: "POST",
  path: "/certifications/versions",
  summary: "Charger des versions du référentiel, toutes ou aucune",
  tag: "referential",
  body: z.strictObject({
    versions: z
      .array(z.unknown().meta({ override: { $ref: "#/components/schemas/Certification" } }))
      .min(1, "Au moins une version.")
      .max(maxVersions, `Au plus ${maxVersions} versions à la fois.`),
  }),
  maxBodyBytes: 2 * 1024 * 1024,
  reply: z.strictObject({
    items: z.array(
      versionSummary.extend({
        /** False for a version that was there already, with the same content. */
        added: z.boolean(),
      }),
    ),
  }),
  status: 201,
  needs: { table: { reads: ["REFERENTIAL"], writes: ["REFERENTIAL"] } },
});

export const handler = serve(route, async ({ body, today }) => {
  const { published, contents } = await loadReferential();
  const loaded = loadVersions(body.versions, published, today);
  const [first, ...others] = loaded.map(({ version }) => version);
  const added = loaded.filter((one) => one.added).map(({ version }) => version);
  return {
    reply: { items: loaded.map((one) => ({ ...summaryOfVersion(one.version), added: one.added })) },
    location:
      first === undefined || others.length > 0
        ? "/certifications"
        : `/certifications/${first.code}?version=${first.version}`,
    ...(added.length === 0 ? {} : { writes: publishVersions(contents, added) }),
    facts: added.map((version) => {
      const { inForceFrom, gridStatus, domains } = summaryOfVersion(version);
      return versionLoaded.of(version.code, { version: version.version, inForceFrom, gridStatus, domains });
    }),
  };
});
