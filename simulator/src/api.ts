import type { ArmedFault, FaultKind } from './armed-faults.ts'
import type { Answer, Method } from './methods/method.ts'
import { METHODS } from './methods/table.ts'
import { malformedRequest, Refusal, refusedRequest } from './wire/faults.ts'
import {
  attrOf,
  child,
  type Element,
  el,
  MalformedXml,
  type Markup,
  parseXml,
  textOf,
  toDocument,
} from './wire/xml.ts'
import type { World } from './world.ts'

/** What becomes of one request: an answer, or something done to it instead. */
export type Outcome =
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly body: string
      readonly type: string
    }
  | { readonly kind: 'hang' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'drip'; readonly body: string; readonly ms: number }

const XML = 'text/xml; charset=utf-8'
/** Done before the courier has looked at the request: nothing has happened. */
const BEFORE_WORK: readonly FaultKind[] = ['hang', 'http500', 'reset']

/** Answers one request of the XML API. `sleep` waits for a `delay` fault. */
export async function answerRequest(
  world: World,
  body: string,
  sleep: (ms: number) => Promise<void>,
): Promise<Outcome> {
  world.ledger.settle()
  const request = parseOrNull(body)
  const method = request instanceof MalformedXml ? '?' : request.name
  const caller = request instanceof MalformedXml ? NOBODY : callerOf(request)
  const fault = world.faults.take(method, caller.login)
  if (fault?.kind === 'delay') await sleep(fault.ms)

  const outcome = decide(world, request, { caller, fault })
  const note = fault?.kind ?? (outcome.kind === 'answer' ? judge(outcome) : outcome.kind)
  world.traffic.noteCall({ method, extra: caller.extra, login: caller.login, outcome: note })
  world.store.flush()
  return outcome
}

interface Caller {
  readonly extra: string
  readonly login: string
  readonly password: string
}

const NOBODY: Caller = { extra: '', login: '', password: '' }

function callerOf(request: Element): Caller {
  const auth = child(request, 'auth')
  return {
    extra: attrOf(auth, 'extra') || textOf(request, 'extra'),
    login: attrOf(auth, 'login'),
    password: attrOf(auth, 'pass'),
  }
}

function parseOrNull(body: string): Element | MalformedXml {
  try {
    return parseXml(body)
  } catch (error) {
    if (error instanceof MalformedXml) return error
    throw error
  }
}

interface Circumstances {
  readonly caller: Caller
  readonly fault: ArmedFault | undefined
}

function decide(
  world: World,
  request: Element | MalformedXml,
  { caller, fault }: Circumstances,
): Outcome {
  if (fault && BEFORE_WORK.includes(fault.kind)) return spoil(fault, '')
  const isKnown = world.settings.findAccount(caller.extra, caller.login) !== undefined
  if (isKnown && !world.traffic.admit(caller.extra, caller.login)) return blocked(world)
  if (request instanceof MalformedXml) return toAnswer(malformedRequest(request.message))
  const answer = answerMethod(world, request, caller)
  const outcome = toAnswer(answer)
  if (fault && fault.kind !== 'delay') return spoil(fault, outcome.body)
  return spoilByChance(world, outcome)
}

function answerMethod(world: World, request: Element, caller: Caller): Answer {
  const own = world.settings.switches.answerTexts
  try {
    const method = METHODS.get(request.name)
    if (!method) throw new Refusal('general', 14)
    return callMethod(method, { world, request }, caller)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return refusedRequest(error, own)
  }
}

function callMethod(
  method: Method,
  open: { world: World; request: Element },
  caller: Caller,
): Answer {
  if (method.needs === 'nothing') return method.answer(open)
  const { settings } = open.world
  const tenant = settings.findTenant(caller.extra)
  if (method.needs === 'tenant') {
    if (!tenant) throw new Refusal('order', 1)
    return method.answer({ ...open, tenant })
  }
  const account = settings.findAccount(caller.extra, caller.login)
  if (!tenant || !account || account.password !== caller.password)
    return badCredentials(open, caller)
  return method.answer({ ...open, tenant, account })
}

/** The calculator may say it in its own numbering. Source: docs/protocol/measoft.md, 2.3 and 18. */
function badCredentials(
  { world, request }: { world: World; request: Element },
  caller: Caller,
): Markup {
  const isOwnRoot = world.settings.switches.calculatorCredentials === 'own-root'
  if (request.name !== 'calculator' || !isOwnRoot) throw new Refusal('order', 1)
  return caller.login === ''
    ? el('calculator', { error: 24 }, 'Не указан логин')
    : el('calculator', { error: 25 }, 'Ошибка авторизации')
}

function toAnswer(answer: Answer): Extract<Outcome, { kind: 'answer' }> {
  return 'json' in answer
    ? { kind: 'answer', status: 200, body: answer.json, type: 'application/json; charset=utf-8' }
    : { kind: 'answer', status: 200, body: toDocument(answer), type: XML }
}

function blocked(world: World): Outcome {
  if (world.settings.switches.blockLook === 'close') return { kind: 'reset' }
  return { kind: 'answer', status: 403, body: 'Forbidden', type: 'text/plain' }
}

function spoil({ kind, ms }: ArmedFault, body: string): Outcome {
  const answer = (text: string): Outcome => ({ kind: 'answer', status: 200, body: text, type: XML })
  switch (kind) {
    case 'hang':
    case 'lost-hang':
      return { kind: 'hang' }
    case 'reset':
    case 'lost-reset':
      return { kind: 'reset' }
    case 'http500':
      return { kind: 'answer', status: 500, body: 'Internal Server Error', type: 'text/html' }
    case 'empty':
      return answer('')
    case 'truncated':
      return answer(truncate(body))
    case 'garbage':
      return answer('\u0000\u0007<html><<<не XML>>> &nope; ]]>')
    case 'drip':
      return { kind: 'drip', body, ms }
    case 'delay':
      return answer(body)
  }
}

function truncate(body: string): string {
  return body.slice(0, Math.floor(body.length * 0.6))
}

function spoilByChance(world: World, outcome: Extract<Outcome, { kind: 'answer' }>): Outcome {
  const { chanceOfEmptyBody, chanceOfHttp500, chanceOfTruncatedXml } = world.settings.switches
  if (chanceOfHttp500 + chanceOfEmptyBody + chanceOfTruncatedXml === 0) return outcome
  const draw = world.random()
  if (draw < chanceOfHttp500) return { ...outcome, status: 500, body: 'Internal Server Error' }
  if (draw < chanceOfHttp500 + chanceOfEmptyBody) return { ...outcome, body: '' }
  if (draw < chanceOfHttp500 + chanceOfEmptyBody + chanceOfTruncatedXml) {
    return { ...outcome, body: truncate(outcome.body) }
  }
  return outcome
}

/** Anything but a plain success, by its most visible mark. */
function judge({ status, body }: Extract<Outcome, { kind: 'answer' }>): string {
  if (status !== 200) return `HTTP ${status}`
  const error = /\berror="([1-9]\d*)"/.exec(body)?.[1]
  if (error) return `error ${error}`
  return body.includes('<request>') ? 'bad XML' : 'ok'
}
