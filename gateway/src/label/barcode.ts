import { code128, type DrawingContext } from 'bwip-js/node'

/** A black bar: `x` of its left edge and its width, in modules of the code. */
export interface Bar {
  readonly x: number
  readonly width: number
}

export interface Barcode {
  readonly bars: readonly Bar[]
  readonly width: number
}

/** Code 128 as bars to draw; `null` when the text has letters that the code does not know. */
export function toCode128(text: string): Barcode | null {
  if (!/^[\x20-\x7e]{1,60}$/.test(text)) return null
  return code128({ text, bcid: 'code128', scale: 1 }, createBarRecorder())
}

/** Records instead of drawing: the label draws bars as vectors, sharp at any printer's resolution. */
function createBarRecorder(): DrawingContext<Barcode> {
  const bars: Bar[] = []
  let size = 0
  return {
    scale: (sx, sy) => [sx, sy],
    measure: () => ({ width: 0, ascent: 0, descent: 0 }),
    init: (width) => {
      size = width
    },
    line: (x0, _y0, _x1, _y1, width) => {
      bars.push({ x: x0 - width / 2, width })
    },
    polygon: () => {},
    hexagon: () => {},
    ellipse: () => {},
    fill: () => {},
    text: () => {},
    end: () => ({ bars, width: size }),
  }
}
