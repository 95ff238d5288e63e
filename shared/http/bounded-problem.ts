import type { Problem } from "./problem.ts";

/** Characters of what a problem tells, at most: its texts may repeat what was sent. */
const longest = { detail: 2000, message: 500, field: 200 };

/** Characters of all faulty fields together: with three bytes each, answers to wrong input stay under 100 KB. */
const mostOfErrors = 30_000;

/** A problem as it is answered, however much was wrong: its texts are cut, and the first faulty fields told. */
export function boundedProblem({ detail, errors, ...problem }: Problem): Problem {
  const cutErrors = errors?.map((error) => ({
    ...error,
    field: cut(error.field, longest.field),
    message: cut(error.message, longest.message),
    hint: cut(error.hint, longest.message),
  }));
  let characters = 0;
  const told = cutErrors?.filter((error) => {
    characters += JSON.stringify(error).length;
    return characters <= mostOfErrors;
  });
  return { ...problem, detail: cut(detail, longest.detail), ...(told === undefined ? {} : { errors: told }) };
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most).toWellFormed()}…`;
}
