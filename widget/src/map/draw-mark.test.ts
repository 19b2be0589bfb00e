import { expect, test } from 'vitest'
import { drawMark } from './draw-mark.ts'

/** A pen that remembers what it wrote. */
function aPen(written: string[]): CanvasRenderingContext2D {
  const pen = new Proxy(
    { fillText: (text: string) => written.push(text), measureText: () => ({ width: 10 }) },
    { get: (known, name) => Reflect.get(known, name) ?? (() => {}), set: () => true },
  )
  // Only what is drawn with is needed.
  return pen as unknown as CanvasRenderingContext2D
}

test('under several points of the town stands its least price, under others nothing', () => {
  const written: string[] = []
  const content = {
    shown: { size: 0, x: new Float64Array(), y: new Float64Array(), mask: new Uint8Array() },
    clusters: () => null,
    labelOf: () => '',
    fromOf: (row: number) => (row === 0 ? 'от 199 ₽' : ''),
    isBarred: () => false,
    chosenRow: null,
  }
  const inks = { accent: '#000', paper: '#fff', off: '#999', font: '12px sans-serif' }
  const draw = (row: number) =>
    drawMark(aPen(written), { x: 1, y: 1 }, { x: 0, y: 0, count: 7, row }, content, inks)

  draw(0)
  draw(1)

  expect(written).toEqual(['7', 'от 199 ₽', '7'])
})

test('a cluster of one point that is not loaded is drawn as a number, and nobody asks for its price', () => {
  const written: string[] = []
  const refuse = (row: number): never => {
    throw new Error(`there is no row ${row}`)
  }
  const content = {
    shown: {
      size: 0,
      x: new Float64Array(),
      y: new Float64Array(),
      mask: new Uint8Array(),
    },
    clusters: () => null,
    labelOf: refuse,
    fromOf: refuse,
    isBarred: refuse,
    chosenRow: null,
  }
  const inks = { accent: '#000', paper: '#fff', off: '#999', font: '12px sans-serif' }

  drawMark(aPen(written), { x: 1, y: 1 }, { x: 0, y: 0, count: 1, row: -1 }, content, inks)

  expect(written).toEqual(['1'])
})
