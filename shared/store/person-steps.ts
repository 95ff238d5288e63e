import type { Attributes, Step } from "../domain/bring-up.ts";

/**
 * What named a person by their address names them by an identifier: until they are given one, that address is it.
 * Whether a last name was that of birth is not known: it is the one they use.
 */
function byPerson({
  account,
  personId,
  firstName,
  lastName,
  civilStatus,
  ...others
}: Attributes): Attributes {
  return {
    ...others,
    personId: account ?? personId,
    ...(firstName === undefined
      ? civilStatus === undefined
        ? {}
        : { civilStatus }
      : { civilStatus: { firstNames: firstName, usedName: lastName } }),
  };
}

/** First to second shape of what is about a person. */
export const namedByPerson: Step = byPerson;

/** First to second shape of what holds a person under a name. */
export function namedByPersonIn(name: string): Step {
  return (old) => ({ ...old, [name]: byPerson(old[name] as Attributes) });
}

/** First to second shape of what holds a list whose entries hold a person under a name. */
export function namedByPersonInEach(list: string, name: string): Step {
  const step = namedByPersonIn(name);
  return (old) => ({ ...old, [list]: (old[list] as Attributes[]).map(step) });
}
