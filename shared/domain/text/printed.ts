/**
 * The Latin letters, and the marks over and under them, that certificates and documents print as they are stored: those of
 * their typefaces, as `test/domain/text/printed.test.ts` checks. Left out are the joiner of graphemes (U+034F), of which
 * nothing is to be seen, and letters of full width, which typefaces of other scripts have.
 */
const letters =
  "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02c1\u02c6-\u02d1\u02e0-\u02e4\u02ec\u02ee\u1d00-\u1d25\u1d2c-\u1d5c\u1d62-\u1d65\u1d6b-\u1d77\u1d79-\u1dbe\u1e00-\u1eff\u2071\u207f\u2090-\u209c\u2132\u214e\u2183-\u2184\u2c60-\u2c7f\ua722-\ua787\ua78b-\ua7ca\ua7d0-\ua7d1\ua7d3\ua7d5-\ua7d9\ua7f2-\ua7ff\uab30-\uab5a\uab5c-\uab64\uab66-\uab69";
const marks = "\u0300-\u034e\u0350-\u036f\u1dc0-\u1df9\u1dfb-\u1dff";
/** Digits, spaces, and the signs that names of people, companies and places are written with. */
const signs =
  " -@[-`{-~\u00a0-\u00a9\u00ab-\u00ac\u00ae-\u00b9\u00bb-\u00bf\u00d7\u00f7\u202f\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u2030\u2032-\u2033\u2039-\u203a\u20ac\u2116\u2122";

/** A character that certificates and documents can't print as it was stored. */
export const unprinted = new RegExp(`[^${letters}${marks}${signs}]`, "u");
