import { beforeAll, expect, it } from "vitest";
import { plainDescription } from "../../../infra/api-description.ts";
import { everySchema } from "../../../shared/http/description/describe.ts";
import { hasForm } from "../../../shared/http/description/forms.ts";
import { isNode, type Node, nodesUnder } from "../../../shared/http/description/walk.ts";

let description: Node = {};
beforeAll(async () => {
  description = await plainDescription();
});

/** Texts that are of no form, no list of values and no length, by what they are: by the end of their places. */
const open: Readonly<Record<string, readonly string[]>> = {
  "a person's, an organisation's or a certification's name, as it is printed, composed of its parts": [
    "by",
    "candidateName",
    "VerifiedCertificate.certification",
    "chairName",
    "holderName",
    "inPlaceOf",
    "initials",
    "name",
    "requestedBy",
  ],
  "a sentence that the service composes, to be shown as it is": [
    "advice",
    "bring.things",
    "detail",
    "hint",
    "howItGoes",
    "message",
    "said",
    "subject",
    "title",
  ],
  "the French label of a value, which the service gives at run time": [
    "kindLabel",
    "label",
    "readLabels.labels",
    "stateLabel",
  ],
  "an identifier of one of several kinds, which another field tells": [
    "Change.subject.id",
    "DeadlineSummary.about.id",
    "DeadlineSummary.id",
    "Document.reference",
    "documents.reference",
    "Reading.part",
    "Task.about.id",
  ],
  "what a mail server, a form of the storage or a file said, which is not the system's": [
    "messageId",
    "Mail.to",
    "reason",
    "UploadForm.fields",
    "Appearance.calendar",
  ],
  "any value of a request: its path, an example of it, what narrowed a list": [
    "FieldError.example",
    "FieldError.field",
    "filters",
  ],
  "the version of the standard that a description follows": ["readAsyncApi.asyncapi", "readOpenApi.openapi"],
  "a whole page or list, of another media type than JSON": [
    "readReferencePage",
    "explainProblem",
    "explainRule",
    "readImportTemplate",
    "readPastTemplate",
    "readPrivacyNotice",
    "readTutorGuide",
    "openVerificationForm",
    "openVerificationPage",
    "readVersionPolicy",
  ],
};

it("each text says its form, its values or its length, but for those of which there is nothing to say", () => {
  const texts = [...everySchema(description)].filter(({ schema }) => schema["type"] === "string");
  expect(texts.length).toBeGreaterThan(2000);
  const ends = Object.values(open).flat();
  const left = texts.filter(({ schema }) => !hasForm(schema)).map(({ place }) => place.join("."));
  expect(left.filter((place) => !ends.some((end) => isAt(place, end)))).toEqual([]);
  expect(ends.filter((end) => !left.some((place) => isAt(place, end)))).toEqual([]);
});

const isAt = (place: string, end: string) => place === end || place.endsWith(`.${end}`);

it("each header of an answer too, but for those whose form is another server's or a list of links", () => {
  const components = isNode(description["components"]) ? description["components"] : {};
  const left = nodesUnder(components, "headers").filter(
    ([, { schema }]) => !isNode(schema) || !hasForm(schema),
  );
  expect(left.map(([name]) => name).sort()).toEqual(["Link", "apigw-requestid"]);
});
