/** A number between 0 and 1 that follows from a seed, a name and a count, and looks like chance (murmur3's mixing). */
export function drawOf(seed: number, name: string, count: number): number {
  let hash = seed ^ 0x9e3779b9;
  for (let index = 0; index < name.length; index++)
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  hash ^= Math.imul(count + 1, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
