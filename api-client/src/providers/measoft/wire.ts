import type { Clock, Log } from '../../clock.ts'
import type { Credentials } from '../../domain/merchant.ts'
import { DeliveryError } from '../../errors.ts'
import type { Call } from '../../provider.ts'
import { type FaultTable, refuseDocument } from './faults.ts'
import type { Limiter } from './limiter.ts'
import type { Transport } from './transport.ts'
import { readDocument, readRows, type XmlDocument, type XmlObject } from './xml.ts'
import { escapeText, writeXml, type XmlInputObject } from './xml-writer.ts'

/** How one command of the wire is spoken. */
export interface Command {
  /** Name of the root element: the address is the same for all. */
  readonly name: string
  readonly faults: FaultTable
  /** Elements of the answer that are lists even when they stand alone. */
  readonly repeated: readonly string[]
  /** Who must be named. Source: docs/protocol/measoft.md, 2.2. */
  readonly auth: 'account' | 'courier' | 'none'
  readonly safeToRepeat: boolean
}

export interface Wire {
  /** One document there, one back; refusals are thrown. */
  ask(command: Command, body: XmlInputObject, call: Call): Promise<XmlObject>
  /** The same for a long list: gives out its rows as they arrive. */
  rows(
    command: Command & { readonly row: string },
    body: XmlInputObject,
    call: Call,
  ): AsyncGenerator<readonly XmlObject[]>
}

export interface WireOptions {
  readonly transport: Transport
  readonly credentials: Credentials
  readonly limiter: Limiter
  readonly clock: Clock
  readonly log: Log
  readonly timeouts: Timeouts
}

export interface Timeouts {
  readonly readMs: number
  /** For what changes something at the courier. */
  readonly changeMs: number
  /** For a whole long list. */
  readonly listMs: number
}

export function createWire(options: WireOptions): Wire {
  const { transport, credentials, limiter, timeouts } = options

  async function* open(
    command: Command,
    body: XmlInputObject,
    { signal, budget, timeoutMs }: Call & { timeoutMs: number },
  ): AsyncGenerator<string> {
    signal.throwIfAborted()
    await limiter.take(budget ?? 'server')
    const xml = writeXml(command.name, { ...toAuth(command, credentials), ...body })
    yield* transport.send(xml, { signal, timeoutMs })
  }

  return {
    async ask(command, body, call) {
      const timeoutMs = command.safeToRepeat ? timeouts.readMs : timeouts.changeMs
      const once = async (): Promise<XmlDocument> =>
        readDocument(open(command, body, { ...call, timeoutMs }), command.repeated)
      const document = await observe(options, command, call, () =>
        command.safeToRepeat ? repeatOnce(once, call.signal) : once(),
      )
      return checked(document, command, credentials)
    },

    async *rows(command, body, call) {
      const start = async () => {
        const source = open(command, body, { ...call, timeoutMs: timeouts.listMs })
        const reading = readRows(source, command)
        return { reading, first: await reading.next() }
      }
      const { reading, first } = await observe(options, command, call, () =>
        repeatOnce(start, call.signal),
      )
      try {
        let step = first
        for (; !step.done; step = await reading.next()) yield step.value
        checked(step.value, command, credentials)
      } finally {
        // A caller that stops half-way must not leave the connection open.
        await reading.return({ name: command.name, root: {} })
      }
    },
  }
}

/** A read that got no whole answer may be asked again, once. */
async function repeatOnce<Out>(attempt: () => Promise<Out>, signal: AbortSignal): Promise<Out> {
  try {
    return await attempt()
  } catch (error) {
    signal.throwIfAborted()
    if (!isLostAnswer(error)) throw error
    return attempt()
  }
}

/** Whether the courier may have done what we asked without our learning of it. */
export function isLostAnswer(error: unknown): error is DeliveryError {
  if (!(error instanceof DeliveryError)) return false
  return error.code === 'courier_unavailable' || error.code === 'courier_misbehaved'
}

function checked(document: XmlDocument, command: Command, credentials: Credentials): XmlObject {
  try {
    refuseDocument(document, command.faults)
  } catch (error) {
    throw error instanceof DeliveryError ? masked(error, credentials) : error
  }
  return document.root
}

/** The courier's parser may quote our own document, and that holds the password. */
function masked(error: DeliveryError, { password }: Credentials): DeliveryError {
  const theirs = error.details['courierMessage']
  if (typeof theirs !== 'string') return error
  const hide = (text: string): string =>
    [escapeText(password), password].reduce((rest, secret) => rest.replaceAll(secret, '***'), text)
  if (hide(theirs) === theirs) return error
  return new DeliveryError(error.code, hide(error.message), {
    details: { ...error.details, courierMessage: hide(theirs) },
  })
}

function toAuth({ auth }: Command, credentials: Credentials): XmlInputObject {
  const { courierCode, login, password } = credentials
  if (auth === 'account') {
    return { auth: { '@extra': courierCode, '@login': login, '@pass': password } }
  }
  return auth === 'courier' ? { auth: { '@extra': courierCode } } : {}
}

async function observe<Out>(
  { clock, log, credentials }: WireOptions,
  command: Command,
  call: Call,
  work: () => Promise<Out>,
): Promise<Out> {
  const startedAt = clock().getTime()
  const note = (outcome: string): void =>
    log('courier.called', {
      command: command.name,
      courierCode: credentials.courierCode,
      requestId: call.requestId,
      outcome,
      ms: clock().getTime() - startedAt,
    })
  try {
    const out = await work()
    note('answered')
    return out
  } catch (error) {
    note(error instanceof DeliveryError ? error.code : 'aborted')
    throw error
  }
}
