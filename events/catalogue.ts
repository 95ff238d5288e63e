import * as acceptance from "./acceptance.ts";
import * as attendance from "./attendance.ts";
import * as centre from "./centre.ts";
import * as certificate from "./certificate.ts";
import * as company from "./company.ts";
import * as concerned from "./concerned.ts";
import * as deadlines from "./deadlines.ts";
import * as enrolment from "./enrolment.ts";
import * as evidence from "./evidence.ts";
import * as exported from "./exports.ts";
import type { FactDefinition } from "./fact.ts";
import * as jury from "./jury.ts";
import * as mail from "./mail.ts";
import * as past from "./past.ts";
import * as people from "./people.ts";
import * as persons from "./persons.ts";
import * as policy from "./policy.ts";
import * as privacy from "./privacy.ts";
import * as referential from "./referential.ts";
import * as training from "./training.ts";
import * as vae from "./vae.ts";

/** Every kind of fact by its type: the whole vocabulary of the histories and of the event bus. */
export const factCatalogue: ReadonlyMap<string, FactDefinition> = new Map(
  [
    acceptance,
    attendance,
    centre,
    certificate,
    company,
    concerned,
    deadlines,
    enrolment,
    evidence,
    exported,
    jury,
    mail,
    past,
    people,
    persons,
    policy,
    privacy,
    referential,
    training,
    vae,
  ]
    .flatMap((capability): FactDefinition[] => Object.values(capability))
    .map((definition) => [definition.type, definition]),
);
