import type { Certification } from "../certification.ts";
import { ac } from "./ac.ts";
import { carca } from "./carca.ts";
import { cmc } from "./cmc.ts";
import { cmi } from "./cmi.ts";
import { crd } from "./crd.ts";
import { spsp } from "./spsp.ts";

/** Every version of every certification (R-REF-3): a new one is added here, none is changed. */
export const certificationVersions: readonly Certification[] = [cmi, cmc, carca, crd, ac, spsp];
