import { expect, it } from "vitest";
import { ofName } from "../../../shared/domain/french/of-name.ts";

it("« de » is elided before a name that begins with a vowel, with an accent or not", () => {
  for (const name of ["Amina Exemple", "Élodie", "Étienne", "Œdipe", "Inès", "éric", "Yves"])
    expect(ofName(name)).toBe(`d’${name}`);
});

it("and stays before others, and where nothing tells whether the first letter is mute", () => {
  for (const name of ["Bruno Exemple", "Yasmine", "Youssef", "Hugo", "Hassan", "Çelik"])
    expect(ofName(name)).toBe(`de ${name}`);
});
