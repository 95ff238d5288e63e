/** R-EVI-3, [choice]: how far a file may grow when it is opened, and how much reading it may take. */
export const inspectionBounds = {
  /** Pixels of a picture, decoded a strip at a time: telephones take up to half of it. */
  pixels: 100_000_000,
  /** Pixels of a HEIC, decoded at once: what telephones take. */
  heicPixels: 50_000_000,
  /** Bytes of all that a document holds, unpacked. */
  unpackedBytes: 200 * 1024 * 1024,
  /** Bytes of a stream of a PDF that holds objects, unpacked. */
  unpackedObjectBytes: 50 * 1024 * 1024,
  /** Files within a document. */
  entries: 5_000,
  /** Pages of a PDF. */
  pages: 1_000,
  /** Objects of a PDF that are looked at. */
  objects: 500_000,
  /** Longest edge of the JPEG that shows a HEIC, pixels. */
  previewEdge: 2_400,
} as const;
