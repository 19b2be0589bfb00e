import { between } from './convex.ts'
import { hash } from './noise.ts'
import { type Box, boxOf, grow, meets, type Spot } from './world.ts'

export interface WanderingLine {
  readonly from: Spot
  readonly to: Spot
  readonly seed: number
  /** How far a middle may leave the straight line, as a share of its length. */
  readonly bend: number
  /** How much of the bend is left one halving later: below 1 the line is smooth close by. */
  readonly calm: number
}

/**
 * A straight line bent at its middle, then at the middles of its halves, and so on until pieces are
 * shorter than `step`. Only pieces near `box` are made; every tile makes them alike.
 */
export function wander(line: WanderingLine, box: Box, step: number): readonly (readonly Spot[])[] {
  const pieces: Spot[][] = []
  let open: Spot[] | undefined

  const visit = (from: Spot, to: Spot, path: number, bend: number): void => {
    const length = Math.hypot(to.x - from.x, to.y - from.y)
    if (!meets(grow(boxOf([from, to]), length * bend), box)) {
      open = undefined
      return
    }
    if (length < step || path > 2 ** 24) {
      if (open) open.push(to)
      else {
        open = [from, to]
        pieces.push(open)
      }
      return
    }
    const straight = between(from, to, 0.5)
    const shift = (hash(line.seed, path, 9) - 0.5) * 2 * bend
    const middle = {
      x: straight.x - (to.y - from.y) * shift,
      y: straight.y + (to.x - from.x) * shift,
    }
    visit(from, middle, path * 2, bend * line.calm)
    visit(middle, to, path * 2 + 1, bend * line.calm)
  }
  visit(line.from, line.to, 1, line.bend)
  return pieces
}
