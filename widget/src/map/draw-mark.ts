import type { Cluster } from '../model/points-dataset.ts'
import type { Mark, Shown } from './point-grid.ts'

/** What the layer draws. */
export interface LayerContent {
  readonly shown: Shown
  /** Drawn instead of points where there are any for the zoom. */
  readonly clusters: (zoom: number) => readonly Cluster[] | null
  /** Written on a pin: a price. Empty: none. */
  readonly labelOf: (row: number) => string
  /** Written under a cluster that this point is in: the least price of its town. Empty: none. */
  readonly fromOf: (row: number) => string
  readonly isBarred: (row: number) => boolean
  readonly chosenRow: number | null
}

export interface Inks {
  readonly accent: string
  /** On the accent, and around every mark. */
  readonly paper: string
  /** Of points that cannot take the parcel. */
  readonly off: string
  readonly font: string
}

type Pen = CanvasRenderingContext2D
interface At {
  readonly x: number
  readonly y: number
}

const FULL_TURN = 2 * Math.PI
const PIN_HEIGHT = 24
/** From the rim of a cluster to the middle of the price under it. */
const BELOW = 9

/** Half the width of a mark, in pixels. */
export function sizeOf({ count }: Mark): number {
  return count === 1 ? 12 : 15 + Math.min(Math.log10(count) * 4, 13)
}

/** A pill with the price for one point, a disc with the number for several. */
export function drawMark(pen: Pen | null, at: At, mark: Mark, content: LayerContent, inks: Inks) {
  if (!pen) return
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.lineWidth = 2
  pen.strokeStyle = inks.paper
  // One point that is not loaded yet has no price to write: it is counted like many.
  if (mark.count > 1 || mark.row < 0) drawCluster(pen, at, mark, { content, inks })
  else if (mark.row === content.chosenRow) drawChosen(pen, at, inks)
  else if (content.isBarred(mark.row)) drawBarred(pen, at, inks)
  else drawPin(pen, at, content.labelOf(mark.row), inks)
}

interface Dress {
  readonly content: LayerContent
  readonly inks: Inks
}

function drawCluster(pen: Pen, at: At, mark: Mark, { content, inks }: Dress) {
  const radius = sizeOf(mark)
  pen.beginPath()
  pen.arc(at.x, at.y, radius, 0, FULL_TURN)
  pen.fillStyle = inks.accent
  pen.fill()
  pen.stroke()
  write(pen, String(mark.count), at, inks)
  const from = mark.row < 0 ? '' : content.fromOf(mark.row)
  if (from) writeBelow(pen, from, { x: at.x, y: at.y + radius + BELOW }, inks)
}

/** On the map itself, with a rim of paper so that it can be read over any picture. */
function writeBelow(pen: Pen, text: string, at: At, inks: Inks) {
  pen.font = inks.font
  pen.lineWidth = 4
  pen.lineJoin = 'round'
  pen.strokeText(text, at.x, at.y)
  pen.fillStyle = inks.accent
  pen.fillText(text, at.x, at.y)
}

function drawPin(pen: Pen, at: At, label: string, inks: Inks) {
  pen.font = inks.font
  const half = label ? pen.measureText(label).width / 2 + 9 : PIN_HEIGHT / 2 - 4
  const height = label ? PIN_HEIGHT : PIN_HEIGHT - 8
  pen.beginPath()
  const bend = height / 2
  pen.arc(at.x - half + bend, at.y, bend, Math.PI / 2, Math.PI * 1.5)
  pen.arc(at.x + half - bend, at.y, bend, Math.PI * 1.5, Math.PI / 2)
  pen.closePath()
  pen.fillStyle = inks.accent
  pen.fill()
  pen.stroke()
  if (label) write(pen, label, at, inks)
}

/** A drop with a tick: a shape of its own, not only a colour. */
function drawChosen(pen: Pen, at: At, inks: Inks) {
  const radius = 17
  const top = at.y - radius * 1.6
  pen.beginPath()
  pen.arc(at.x, top, radius, Math.PI * 0.85, Math.PI * 0.15)
  pen.lineTo(at.x, at.y)
  pen.closePath()
  pen.fillStyle = inks.accent
  pen.fill()
  pen.stroke()
  pen.beginPath()
  pen.moveTo(at.x - 7, top)
  pen.lineTo(at.x - 2, top + 5)
  pen.lineTo(at.x + 7, top - 5)
  pen.lineWidth = 3
  pen.stroke()
}

/** A hollow ring: there, but not for this parcel. */
function drawBarred(pen: Pen, at: At, inks: Inks) {
  pen.beginPath()
  pen.arc(at.x, at.y, 7, 0, FULL_TURN)
  pen.fillStyle = inks.paper
  pen.fill()
  pen.strokeStyle = inks.off
  pen.stroke()
}

function write(pen: Pen, text: string, at: At, inks: Inks) {
  pen.font = inks.font
  pen.fillStyle = inks.paper
  pen.fillText(text, at.x, at.y + 0.5)
}
