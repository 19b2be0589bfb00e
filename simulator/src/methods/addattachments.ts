import type { Order } from '../orders/order.ts'
import { faultAttrs, Refusal } from '../wire/faults.ts'
import { attrOf, child, childrenOf, type Element, el, textOf } from '../wire/xml.ts'
import type { AccountCall, Method } from './method.ts'

/** Where the bridge to МойСклад ends. Source: docs/protocol/measoft.md, 13.1. */
const MAX_BYTES = 1_048_576

/** Attaches files to an order. Source: docs/protocol/measoft.md, 13.1. */
export const addattachments: Method = {
  needs: 'account',
  answer(call) {
    const { answerTexts } = call.world.settings.switches
    try {
      attach(call)
      return el('addattachments', faultAttrs('order', 0, answerTexts))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return el('addattachments', faultAttrs(error.table, error.code, answerTexts))
    }
  },
}

function attach(call: AccountCall): void {
  const order = findOrder(call)
  const files = childrenOf(child(call.request, 'attachments'), 'item').map(readFile)
  if (files.length === 0) throw new Refusal('order', 2)
  order.attachments.push(...files)
  call.world.ledger.save(order)
}

function findOrder({ world, request, tenant, account }: AccountCall): Order {
  const code = textOf(request, 'ordercode')
  const order = code
    ? world.ledger.byCode(tenant.extra, code)
    : world.ledger.byNumber(tenant.extra, account.login, textOf(request, 'orderno'))[0]
  if (!order || order.login !== account.login) throw new Refusal('order', 52)
  return order
}

function readFile(item: Element): { name: string; sizeBytes: number } {
  const name = attrOf(item, 'name')
  const base64 = item.text.replace(/\s/g, '')
  if (name === '' || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) throw new Refusal('order', 71)
  const sizeBytes = Buffer.byteLength(base64, 'base64')
  if (sizeBytes > MAX_BYTES) throw new Refusal('order', 70)
  return { name, sizeBytes }
}
