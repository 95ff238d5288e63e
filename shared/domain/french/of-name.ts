/** What « de » is elided before; y is a vowel unless another follows: « d’Yves », « de Yasmine ». An h, which is not always mute, stays. */
const vowel = /^(?:[aeiouœæ]|y(?![aeiou]))/i;

/** « de Bruno Exemple », « d’Amina Exemple » */
export function ofName(name: string): string {
  return vowel.test(name.normalize("NFD")) ? `d’${name}` : `de ${name}`;
}
