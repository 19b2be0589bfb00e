import { formatDay } from '../clock.ts'
import type { Order } from '../orders/order.ts'
import { DELIVERED, isEnded } from '../orders/statuses.ts'
import type { StreamKey } from '../orders/streams.ts'
import { fold } from '../places/towns.ts'
import { Refusal } from '../wire/faults.ts'
import { child, type Element, el, type Markup, textOf } from '../wire/xml.ts'
import type { AccountCall, Method } from './method.ts'
import { shownStatus, toOrderDocument } from './order-document.ts'

/** Orders and their states: looked up, or what changed. Source: docs/protocol/measoft.md, 6. */
export const statusreq: Method = {
  needs: 'account',
  answer(call) {
    const includePreliminary = textOf(call.request, 'quickstatus') !== 'NO'
    const orders =
      textOf(call.request, 'changes') === 'ONLY_LAST'
        ? readChanges(call, includePreliminary)
        : lookUp(call, includePreliminary)
    const options = { includePreliminary, showsCost: call.tenant.planAllowsEditing }
    return toAnswer(orders.map((order) => toOrderDocument(order, options)))
  },
}

/** Acknowledges what the last read of the same stream showed. Source: docs/protocol/measoft.md, 6.4. */
export const commitlaststatus: Method = {
  needs: 'account',
  answer(call) {
    call.world.streams.commit(streamOf(call))
    return el('commitlaststatus', { error: 0 })
  },
}

function toAnswer(orders: readonly Markup[]): Markup {
  return el('statusreq', { count: orders.length }, orders)
}

function readChanges(call: AccountCall, includePreliminary: boolean): readonly Order[] {
  const { world } = call
  return world.streams.read(streamOf(call), {
    batchSize: world.settings.switches.batchSize,
    includePreliminary,
    isVisible: visibility(call),
  })
}

function streamOf({ world, request, tenant, account }: AccountCall): StreamKey {
  const given = textOf(request, 'streamid')
  const isValid = /^\d{3,5}$/.test(given) && Number(given) >= 100 && Number(given) <= 10_000
  if (given !== '' && !isValid && world.settings.switches.badStream === 'refused') {
    throw new Refusal('general', 35)
  }
  return {
    extra: tenant.extra,
    login: account.login,
    side: sideOf(request),
    // A number out of range is as good as none, and never another stream's.
    streamId: isValid ? given : '',
  }
}

function sideOf(request: Element): 'CLIENT' | 'AGENT' {
  return textOf(request, 'client') === 'AGENT' ? 'AGENT' : 'CLIENT'
}

/** A client sees its own orders, an agent those that its points or modes carry. */
function visibility({ world, request, tenant, account }: AccountCall): (order: Order) => boolean {
  if (sideOf(request) === 'CLIENT') {
    return (order) => order.login === account.login && order.extra === tenant.extra
  }
  const carrier = account.carrierCode
  return (order) => {
    if (carrier === null || order.extra !== tenant.extra) return false
    const { service, recipient } = order.details
    const level = tenant.serviceLevels.find(({ code }) => code === service)
    const point = world.points.byCode.get(recipient.pointCode)
    return level?.carrierCode === carrier || point?.carrier.code === carrier
  }
}

function lookUp(call: AccountCall, includePreliminary: boolean): readonly Order[] {
  const { request, world, tenant, account } = call
  const tests = filtersOf(request, includePreliminary)
  const found = candidates(call).filter((order) => tests.every((test) => test(order)))
  if (textOf(request, 'orderno') !== '' || textOf(request, 'ordercode') !== '') {
    world.traffic.noteLookup(tenant.extra, account.login, found.length > 0)
  }
  return found
}

function candidates(call: AccountCall): readonly Order[] {
  const { world, request, tenant, account } = call
  if (sideOf(request) === 'AGENT')
    return world.ledger.ofTenant(tenant.extra).filter(visibility(call))
  const orderno = textOf(request, 'orderno')
  return orderno === ''
    ? world.ledger.ofAccount(tenant.extra, account.login)
    : world.ledger.byNumber(tenant.extra, account.login, orderno)
}

type Test = (order: Order) => boolean

function filtersOf(request: Element, includePreliminary: boolean): readonly Test[] {
  const conditions = child(request, 'conditions')
  const target = fold(textOf(request, 'target'))
  const wanted: readonly (readonly [string, (value: string) => Test])[] = [
    [textOf(request, 'orderno'), (value) => (order) => order.orderno === value],
    [textOf(request, 'ordercode'), (value) => (order) => order.ordercode === value],
    // We give neither of these numbers, so nothing has them.
    [textOf(request, 'givencode'), () => () => false],
    [textOf(request, 'orderno2'), () => () => false],
    [textOf(request, 'datefrom'), (value) => (order) => formatDay(order.createdAt) >= value],
    [textOf(request, 'dateto'), (value) => (order) => formatDay(order.createdAt) <= value],
    [
      textOf(conditions, 'namecontains'),
      (value) =>
        ({ orderno }) =>
          orderno.includes(value),
    ],
    [
      textOf(conditions, 'namestarts'),
      (value) =>
        ({ orderno }) =>
          orderno.startsWith(value),
    ],
    [
      target,
      () =>
        ({ details: { recipient } }) =>
          fold(`${recipient.company} ${recipient.address}`).includes(target),
    ],
    [
      textOf(request, 'done'),
      (value) => (order) => isIn(value, shownStatus(order, includePreliminary).code),
    ],
  ]
  return wanted.filter(([value]) => value !== '').map(([value, toTest]) => toTest(value))
}

function isIn(state: string, status: string): boolean {
  switch (state) {
    case 'ONLY_DONE':
      return DELIVERED.has(status)
    case 'ONLY_NOT_DONE':
      return !isEnded(status)
    case 'ONLY_NEW':
      return ['AWAITING_SYNC', 'NEW', 'NEWPICKUP'].includes(status)
    case 'ONLY_DELIVERY':
      return status === 'DELIVERY'
    default:
      return true
  }
}
