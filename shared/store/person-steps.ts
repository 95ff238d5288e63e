import type { Attributes, Step } from "../domain/bring-up.ts";

/**
 * What named a person by their address names them by an identifier: until they are given one, that address is it.
 * Whether a last name was that of birth is not known: it is the one they use.
 */
function byPerson(old: Attributes): Attributes {
  const { account, personId, firstName, lastName, civilStatus, ...others } = old;
  const known = firstName === undefined ? civilStatus : { firstNames: firstName, usedName: lastName };
  return {
    ...others,
    personId: account ?? personId,
    ...(known === undefined ? {} : { civilStatus: known }),
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
