import type { Listening } from "../listen.ts";
import { type Assembly, resourcesOf } from "../template/assembly.ts";
import { type LocalAddresses, withLocalAddresses } from "../template/local-addresses.ts";
import { localName, region } from "../template/resolve.ts";
import { deployedFiles } from "./deployed-files.ts";
import { behavioursOf } from "./distribution.ts";
import { type Space, startSpaceFront } from "./front.ts";

/** The space on this machine. */
export interface LocalSpace extends Listening {
  /** The address that the template gives it, which is this one here. */
  addresses: LocalAddresses;
  /** Reads what it serves, once the parts listen that its files name. */
  open(resolve: (value: unknown) => unknown, urls: { identity: string; s3: string }): Promise<void>;
}

/** Listens for the space of a template, so that its address is known to what is started next. @throws PortTakenError */
export async function startSpace(assembly: Assembly, port: number): Promise<LocalSpace> {
  let space: Space = { behaviours: [], files: new Map() };
  const front = await startSpaceFront(port, () => space);
  const named = String(assembly.outputs["PortalUrl"]?.Value);
  return {
    ...front,
    addresses: new Map([[named, front.url]]),
    async open(resolve, urls) {
      const addresses = addressesIn(assembly, resolve, urls);
      space = {
        behaviours: behavioursOf(assembly, withLocalAddresses(resolve, addresses)),
        files: await deployedFiles(assembly, resolve, addresses),
      };
    },
  };
}

/** What the files and headers of the space name: the pages of the user pool, its issuer, and buckets. */
function addressesIn(
  assembly: Assembly,
  resolve: (value: unknown) => unknown,
  urls: { identity: string; s3: string },
): LocalAddresses {
  const [pool] = resourcesOf(assembly, "AWS::Cognito::UserPool");
  const buckets = resourcesOf(assembly, "AWS::S3::Bucket").map(([id]) => localName(id));
  return new Map([
    [String(resolve(assembly.outputs["SignInUrl"]?.Value)), urls.identity],
    [`https://cognito-idp.${region}.amazonaws.com/${localName(pool?.[0] ?? "")}`, urls.identity],
    ...buckets.map((bucket) => [`https://${bucket}`, urls.s3] as const),
  ]);
}
