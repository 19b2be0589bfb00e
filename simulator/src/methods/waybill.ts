import type { Order } from '../orders/order.ts'
import { Refusal } from '../wire/faults.ts'
import { attrOf, childrenOf, el } from '../wire/xml.ts'
import type { Method } from './method.ts'
import { findOwn } from './orders.ts'

/**
 * Printed forms as a base64 PDF. Unconfirmed: the root's name and the request's form are not
 * known, so a switch lets it in. Source: docs/protocol/measoft.md, 13.3.
 */
export const waybill: Method = {
  needs: 'account',
  answer(call) {
    if (!call.world.settings.switches.printing) throw new Refusal('general', 14)
    const elements = childrenOf(call.request, 'order').filter(
      (order) => attrOf(order, 'orderno') !== '' || attrOf(order, 'ordercode') !== '',
    )
    if (elements.length === 0) throw new Refusal('order', 2)
    const orders = elements.map((element) => findOwn(element, call))
    return el('waybill', {}, [el('content', {}, Buffer.from(toPdf(orders)).toString('base64'))])
  },
}

/** One A6 page an order with its numbers: the smallest PDF a viewer opens. */
function toPdf(orders: readonly Order[]): string {
  const pageIds = orders.map((_, index) => 4 + index * 2)
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pageIds.map((id) => `${id} 0 R`).join(' ')}] /Count ${orders.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...orders.flatMap((order, index) => toPage(order, 5 + index * 2)),
  ]
  let pdf = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const at = pdf.length
    pdf += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  const size = objects.length + 1
  const xref = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}`
  return `${pdf}${xref}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${pdf.length}\n%%EOF\n`
}

function toPage(order: Order, contentId: number): readonly string[] {
  const rows = [`Barcode ${order.barcode}`, `Order ${order.orderno}`, `AWB ${order.awb}`]
  const text = rows.map((row, index) => `1 0 0 1 24 ${380 - index * 24} Tm (${toPdfText(row)}) Tj`)
  const stream = `BT /F1 14 Tf ${text.join(' ')} ET`
  return [
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 298 420] /Contents ${contentId} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
  ]
}

/** The built-in font has no Cyrillic. */
function toPdfText(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?').replace(/[\\()]/g, '\\$&')
}
