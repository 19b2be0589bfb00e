import { el, textOf } from '../wire/xml.ts'
import type { Method } from './method.ts'
import { toPublicDocument } from './order-document.ts'

/** The last order with that number of any shop, without anything personal. Source: docs/protocol/measoft.md, 7. */
export const tracking: Method = {
  needs: 'nothing',
  answer({ world, request }) {
    const extra = textOf(request, 'extra')
    const number = textOf(request, 'orderno')
    const order =
      number === ''
        ? undefined
        : world.ledger
            .ofTenant(extra)
            .findLast(({ orderno, awb }) => orderno === number || awb === number)
    if (!order) return el('tracking', { count: 0 })
    return el('tracking', { count: 1 }, [toPublicDocument(order)])
  },
}
