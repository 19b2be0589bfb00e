import type { CourierProvider } from '../../provider.ts'
import { carrying } from './carrying.ts'
import { choosing } from './choosing.ts'
import { extras, type MeasoftExtras } from './extras.ts'
import type { Account, MeasoftOptions } from './options.ts'
import { decodeLabel, encodePrint, toPrintCommand } from './printing.ts'
import { createTransport } from './transport.ts'
import { createWire, type Timeouts } from './wire.ts'

export type Measoft = CourierProvider & MeasoftExtras

const TIMEOUTS: Timeouts = { readMs: 8_000, changeMs: 30_000, listMs: 300_000 }

/** «Курьерская служба 2008» by MeaSoft. Source: docs/protocol/measoft.md. */
export function createMeasoft(options: MeasoftOptions): Measoft {
  const account = openAccount(options)
  return {
    id: 'measoft',
    ...choosing(account),
    ...carrying(account),
    ...extras(account),
    ...printing(account),
  }
}

function openAccount(options: MeasoftOptions): Account {
  const log = options.log ?? (() => {})
  const wire = createWire({
    transport: createTransport(options.url, options.fetch),
    credentials: options.credentials,
    limiter: options.limiter,
    clock: options.clock,
    log,
    timeouts: { ...TIMEOUTS, ...options.timeouts },
  })
  return { options, wire, currency: options.currency, log }
}

/** A capability only where the operator has switched it on. */
function printing({ options, wire }: Account): Pick<CourierProvider, 'printLabel'> {
  const form = options.printing
  if (!form) return {}
  return {
    printLabel: async (courierReference, call) =>
      decodeLabel(await wire.ask(toPrintCommand(form), encodePrint(form, courierReference), call)),
  }
}
