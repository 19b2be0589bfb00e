import type { Item } from '../../domain/shipment.ts'
import { DeliveryError } from '../../errors.ts'
import { toDecimal, toKilograms } from './units.ts'
import type { XmlInputObject } from './xml-writer.ts'

/** What a line is, by number, never by its name. Source: docs/protocol/measoft.md, 4.5. */
const TYPES: Readonly<Record<Item['kind'], string>> = { goods: '1', service: '3', prepayment: '4' }

/** Marked goods whose code the driver scans: `?`, and `!` for a scan in series. */
const SCANNED_LATER: ReadonlySet<string> = new Set(['?', '!'])
const GROUP_SEPARATOR = '\u001D'

/**
 * The lines of an order. A marked piece is a line of its own.
 *
 * @throws {DeliveryError} `courier_rejected` when one marking code stands for several pieces.
 */
export function encodeItems(items: readonly Item[]): XmlInputObject | undefined {
  if (items.length === 0) return undefined
  return { item: items.flatMap((item) => toPieces(item).map(encodeItem)) }
}

function toPieces(item: Item): readonly Item[] {
  if (item.markingCode === undefined || item.quantity === 1) return [item]
  if (!SCANNED_LATER.has(item.markingCode) || !Number.isInteger(item.quantity)) {
    const message = `a marking code stands for one piece, the line has ${item.quantity}`
    throw new DeliveryError('courier_rejected', message, {
      details: { shopLineId: item.shopLineId, limit: 'marking' },
    })
  }
  // The courier's code names one line: on several it would be said to be each of them.
  const { courierLineCode: _, ...further } = item
  return Array.from({ length: item.quantity }, (_, i) => ({
    ...(i === 0 ? item : further),
    quantity: 1,
  }))
}

function encodeItem(item: Item): XmlInputObject {
  return {
    '@code': item.courierLineCode,
    '@extcode': item.shopLineId,
    '@type': TYPES[item.kind],
    '@quantity': String(item.quantity),
    '@mass': item.weightGrams === undefined ? undefined : toKilograms(item.weightGrams),
    '@retprice': toDecimal(item.unitPrice),
    // Left out, it becomes whatever the service's default is. Unconfirmed: without VAT is 0 too.
    '@VATrate': String(item.vatRate ?? 0),
    '@barcode': item.barcode,
    '@article': item.warehouseArticle,
    '@textArticle': item.article,
    // The separator is no XML character; the courier wants the code without it.
    '@governmentCode': item.markingCode?.replaceAll(GROUP_SEPARATOR, ''),
    '#text': item.name,
  }
}
