/** Bytes at the end of a picture in which its last mark stands. */
const tailBytes = 64;

/** R-EVI-3: whether the bytes of a picture that can't be decoded end before it does: it was cut, and not spoilt. */
export function endsEarly(bytes: Uint8Array, contentType: string): boolean {
  const tail = new TextDecoder("latin1").decode(bytes.subarray(-tailBytes));
  switch (contentType) {
    case "image/png":
      return !tail.includes("IEND");
    case "image/webp":
      return new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true) + 8 > bytes.length;
    default:
      return !tail.includes("\u00ff\u00d9");
  }
}
