import { createRequire } from 'node:module'
import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  type Destination,
  type Money,
  type ShipmentDraft,
  toAddressLine,
} from '@courier-checkout/api-client/contract'
import PDFDocument from 'pdfkit'
import { type Barcode, toCode128 } from './barcode.ts'

/** All that stands on a label. One page for each parcel. */
export interface Label {
  /** The courier's number of the order. */
  readonly number: string
  /** What the barcode says: the courier's own code where there is one. */
  readonly barcode: string
  readonly waybill: string | null
  /** Where it comes from, one line. */
  readonly from: string
  readonly draft: ShipmentDraft
  readonly parcels: number
  /** What the recipient pays; `null`: nothing. */
  readonly toCollect: Money | null
}

const MM = 72 / 25.4
const PAGE: [number, number] = [105 * MM, 148 * MM]
const EDGE = 5 * MM
const WIDTH = PAGE[0] - 2 * EDGE
const fonts = createRequire(import.meta.url)
const REGULAR = fonts.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')
const BOLD = fonts.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf')

/**
 * A6 PDF, one page a parcel. Texts are Russian: it is read by the courier's people. Hundreds of pages
 * take seconds, so checkouts have their turn after each.
 */
export async function drawLabel(label: Label): Promise<Buffer> {
  const doc = new PDFDocument({
    size: PAGE,
    margin: EDGE,
    autoFirstPage: false,
    info: { Title: label.number },
  })
  doc.registerFont('regular', REGULAR).registerFont('bold', BOLD)
  const whole = toBuffer(doc)
  for (let parcel = 1; parcel <= label.parcels; parcel++) {
    drawPage(doc.addPage(), label, parcel)
    await nextTurn()
  }
  doc.end()
  return whole
}

function drawPage(doc: PDFKit.PDFDocument, label: Label, parcel: number): void {
  const { draft } = label
  const pen = createPen(doc)
  pen.row([
    { text: label.number, size: 15, share: 0.7 },
    { text: `${parcel} / ${label.parcels}`, size: 15, share: 0.3, align: 'right' },
  ])
  pen.barcode(toCode128(label.barcode), toCaption(label))
  pen.rule()
  pen.block('Отправитель', [label.from], { size: 8, lines: 2 })
  pen.rule()
  const { name, company = '', phone } = draft.recipient
  pen.block('Получатель', [name, company], { size: 11, lines: 3 })
  pen.row([{ text: phone.replace(/\s+/g, ' '), size: 11, share: 1 }])
  pen.block(...toPlace(draft.destination))
  pen.rule()
  pen.row([
    { text: toDeliveryText(draft), size: 8, share: 0.72 },
    { text: toWeightText(draft), size: 8, share: 0.28, align: 'right' },
  ])
  if (draft.courierNote !== '') {
    pen.block('Поручение', [draft.courierNote.replace(/\s+/g, ' ')], { size: 7, lines: 3 })
  }
  pen.footer(toMoneyText(label.toCollect))
}

/** A barcode that scanners miss is typed by hand; the waybill stands beside it where there is one. */
const toCaption = ({ barcode, waybill }: Label): string =>
  waybill === null || waybill === barcode ? barcode : `${barcode}  ·  накладная ${waybill}`

function toPlace(
  destination: Destination,
): [string, readonly string[], { size: number; lines: number }] {
  const { town } = destination
  const townLine = [town.postcode, town.regionName, town.name].filter(Boolean).join(', ')
  if (destination.method === 'door') {
    return ['До двери', [townLine, toAddressLine(destination.address)], { size: 11, lines: 4 }]
  }
  const { code, name, address } = destination.point
  const title = destination.method === 'locker' ? `Постамат ${code}` : `Пункт выдачи ${code}`
  return [title, [townLine, name, address], { size: 10, lines: 5 }]
}

function toDeliveryText({ serviceLevel, window }: ShipmentDraft): string {
  const hours = window?.from && window.to ? ` ${window.from}–${window.to}` : ''
  return [`Режим: ${serviceLevel}`, window ? `Доставить: ${toRussianDay(window.date)}${hours}` : '']
    .filter(Boolean)
    .join('\n')
}

/** `2026-06-03` → `03.06.2026` */
const toRussianDay = (day: string): string => day.split('-').reverse().join('.')

const toWeightText = ({ weightGrams }: ShipmentDraft): string =>
  `Вес: ${(weightGrams / 1000).toLocaleString('ru-RU', { maximumFractionDigits: 3 })} кг`

function toMoneyText(toCollect: Money | null): string {
  if (toCollect === null) return 'Оплачено, денег не брать'
  const { amount, currency } = toCollect
  const sum = new Intl.NumberFormat('ru-RU', { style: 'currency', currency }).format(amount / 100)
  return `Получить: ${sum}`
}

interface Cell {
  readonly text: string
  readonly size: number
  /** Of the page's width. */
  readonly share: number
  readonly align?: 'right'
}

/** Writes from the top down; nothing it writes grows beyond its lines. */
function createPen(doc: PDFKit.PDFDocument) {
  let y = EDGE
  const lineHeight = (size: number): number => size * 1.25

  return {
    row(cells: readonly Cell[]): void {
      let x = EDGE
      let height = 0
      for (const { text, size, share, align = 'left' } of cells) {
        const lines = text.split('\n').length
        const box = { width: WIDTH * share, height: lineHeight(size) * lines, align } as const
        doc
          .font('bold')
          .fontSize(size)
          .text(text, x, y, { ...box, ellipsis: true, lineGap: 0 })
        x += WIDTH * share
        height = Math.max(height, box.height)
      }
      y += height + 4
    },
    barcode(code: Barcode | null, text: string): void {
      const height = 16 * MM
      if (code) {
        // Quiet zones of ten modules on both sides, or scanners miss it.
        const unit = Math.min(WIDTH / (code.width + 20), 1.4)
        const left = EDGE + (WIDTH - code.width * unit) / 2
        for (const { x, width } of code.bars) {
          doc.rect(left + x * unit, y, width * unit, height)
        }
        doc.fill('black')
      }
      const at = code ? y + height + 2 : y + height / 2 - 10
      const size = code ? 8 : 16
      doc
        .font('regular')
        .fontSize(size)
        .text(text, EDGE, at, { width: WIDTH, align: 'center', height: size * 1.3, ellipsis: true })
      y += height + 14
    },
    rule(): void {
      doc
        .moveTo(EDGE, y)
        .lineTo(EDGE + WIDTH, y)
        .lineWidth(0.5)
        .stroke()
      y += 4
    },
    block(title: string, lines: readonly string[], box: { size: number; lines: number }): void {
      doc.font('regular').fontSize(6.5).fillColor('#444').text(title, EDGE, y, { width: WIDTH })
      y += 9
      const room = lineHeight(box.size) * box.lines
      const text = lines.filter(Boolean).join('\n')
      doc.font('bold').fontSize(box.size).fillColor('black')
      const height = Math.min(doc.heightOfString(text, { width: WIDTH }), room)
      doc.text(text, EDGE, y, { width: WIDTH, height: room, ellipsis: true })
      y += height + 4
    },
    footer(text: string): void {
      const height = 22
      const top = PAGE[1] - EDGE - height
      doc.rect(EDGE, top, WIDTH, height).lineWidth(1).stroke()
      doc
        .font('bold')
        .fontSize(11)
        .text(text, EDGE, top + 5, { width: WIDTH, align: 'center', height: 14 })
    },
  }
}

function toBuffer(doc: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = []
    doc.on('data', (piece: Buffer) => pieces.push(piece))
    doc.on('end', () => resolve(Buffer.concat(pieces)))
    doc.on('error', reject)
  })
}
