/** A number in [0, 1) that depends on nothing but its arguments. */
export function hash(seed: number, a: number, b = 0): number {
  let h = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b)
  h = Math.imul(h ^ (a | 0) ^ (h >>> 15), 0xc2b2ae35)
  h = Math.imul(h ^ (b | 0) ^ (h >>> 13), 0x27d4eb2f)
  h ^= h >>> 16
  h = Math.imul(h, 0x165667b1)
  return ((h ^ (h >>> 15)) >>> 0) / 4_294_967_296
}

/** Smooth hills in [0, 1]: one hill a unit. */
export function noise(seed: number, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  const [across, down] = [ease(x - left), ease(y - top)]
  const upper = mix(hash(seed, left, top), hash(seed, left + 1, top), across)
  const lower = mix(hash(seed, left, top + 1), hash(seed, left + 1, top + 1), across)
  return mix(upper, lower, down)
}

/** Layers of hills, each half as wide as the one before and `keep` times as high. */
export interface Layers {
  readonly seed: number
  readonly octaves: number
  readonly keep: number
}

/** Hills upon hills, in [0, 1]. */
export function terrain(layers: Layers, x: number, y: number): number {
  let [sum, height, total, scale] = [0, 1, 0, 1]
  for (let octave = 0; octave < layers.octaves; octave++) {
    sum += height * noise(layers.seed + octave, x * scale, y * scale)
    total += height
    height *= layers.keep
    scale *= 2
  }
  return sum / total
}

const ease = (t: number) => t * t * (3 - 2 * t)
const mix = (a: number, b: number, t: number) => a + (b - a) * t
