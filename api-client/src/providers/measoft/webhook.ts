import { DeliveryError } from '../../errors.ts'
import { decode } from './fields.ts'
import { Order, STATUSREQ } from './statusreq.ts'
import { parseDocument } from './xml.ts'

/** One order is a few kilobytes; more than this is not the courier speaking. */
const MAX_CHARS = 256 * 1024

/**
 * The order a webhook's body speaks of; `null`: not ours to read. A hint only: nothing in it is
 * authenticated. Source: docs/protocol/measoft.md, 12.
 */
export function readHint(body: string): { readonly courierReference: string } | null {
  if (body.length > MAX_CHARS) return null
  try {
    const { name, root } = parseDocument(body, STATUSREQ.repeated)
    if (name !== 'order') return null
    const courierReference = decode(Order, root, 'webhook')['@orderno']
    return courierReference === '' ? null : { courierReference }
  } catch (error) {
    if (error instanceof DeliveryError) return null
    throw error
  }
}
