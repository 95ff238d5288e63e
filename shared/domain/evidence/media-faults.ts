import type { Fault } from "./inspection.ts";

/** A track of a film or a sound. */
export interface TrackFacts {
  /** Of RFC 6381: `avc1.640028`, `mp4a.40.2`. */
  codec: string;
  kind: "video" | "audio" | "other";
  samples: number;
  /** Where its last sample ends, in bytes of the file. */
  end: number;
}

/** Codecs that computers of the last ten years play: H.264, HEVC, MPEG-4, AV1; AAC, MP3, Apple's own, and bare samples in a MOV. */
const played =
  /^(avc[134]|hvc1|hev1|dvh[1e]|mp4v|av01|mp4a|alac|\.mp3|ac-3|ec-3|sowt|twos|lpcm|in24|fl32|samr)\b/i;

/** R-EVI-3: the fault of an MP4, MOV or M4A of a size in bytes, or undefined. */
export function mediaFault(tracks: readonly TrackFacts[], size: number): Fault | undefined {
  const heard = tracks.filter(({ kind }) => kind !== "other");
  if (heard.every(({ samples }) => samples === 0)) return { reason: "unreadable" };
  if (heard.some(({ end }) => end > size)) return { reason: "truncated" };
  return heard.some(({ codec }) => !played.test(codec)) ? { reason: "codec" } : undefined;
}

/** Bytes that the first frame of an MP3 says that it has in all (Xing's or LAME's header), or undefined where it says none. */
export function saidBytesOfMp3(head: Uint8Array): number | undefined {
  const text = new TextDecoder("latin1").decode(head);
  const at = Math.max(text.indexOf("Xing"), text.indexOf("Info"));
  if (at < 0 || head.length < at + 16) return undefined;
  const view = new DataView(head.buffer, head.byteOffset + at, 16);
  const [hasFrames, hasBytes] = [1, 2].map((flag) => (view.getUint32(4) & flag) !== 0);
  return hasBytes ? view.getUint32(hasFrames ? 12 : 8) : undefined;
}
