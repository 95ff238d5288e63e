import { commonWords } from "./words/common.ts";
import { fileWords } from "./words/files.ts";
import { juryWords } from "./words/juries.ts";
import { peopleWords } from "./words/people.ts";
import { referentialWords } from "./words/referential.ts";
import { schemaWords } from "./words/schemas.ts";
import { serviceWords } from "./words/service.ts";
import type { Word, Words } from "./words/word.ts";

/** Words by subject; none says what another one does. */
export const vocabularies: readonly Words[] = [
  commonWords,
  fileWords,
  juryWords,
  peopleWords,
  referentialWords,
  schemaWords,
  serviceWords,
];

/** What every property of the description means (decision 52). */
export const words: ReadonlyMap<string, Word> = new Map(vocabularies.flatMap((some) => Object.entries(some)));
