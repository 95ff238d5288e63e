import fc from "fast-check";

/** A test's name holds its seed, and mutation finds tests by name. */
fc.configureGlobal({ seed: 20130101 });
