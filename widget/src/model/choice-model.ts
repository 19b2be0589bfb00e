import type { Method } from '@courier-checkout/api-client/contract'
import type { Clock } from '../clock.ts'
import { type Failure, isFailure } from '../failure.ts'
import type { InsideGateway } from '../inside-gateway.ts'
import type { Kept } from '../kept.ts'
import { signal } from '../signal.ts'
import { type CheckoutModel, toCartKey } from './checkout-model.ts'
import { findKeptSelection, findQuoteAgain, refusesPoint } from './choice-rules.ts'
import { createDoorModel } from './door-model.ts'
import type { Notice } from './notice.ts'
import { createPlacesModel } from './places-model.ts'
import { toTerms } from './point-offer.ts'
import { createPointsModel } from './points-model.ts'
import { type Choice, createSelectionModel, type Selection } from './selection-model.ts'

export interface ChoiceDeps {
  readonly gateway: InsideGateway
  readonly clock: Clock
  /** Of this browser; `null` where the page may not store. */
  readonly storage: Storage | null
}

/** The token lives two hours; a new one is made this long before its end. */
const EARLY_MS = 300_000

export type ChoiceModel = ReturnType<typeof createChoiceModel>

/** What is chosen inside a method, and its way to a token. */
export function createChoiceModel(
  checkout: CheckoutModel,
  { gateway, clock, storage }: ChoiceDeps,
) {
  const { options, memory, quotes, rows, row } = checkout
  const kept: Kept = checkout.isSamePlace ? memory.recall() : {}
  const points = createPointsModel(gateway, clock)
  const places = createPlacesModel(`courier-checkout places ${options.value.shop}`, storage)
  const door = createDoorModel(kept.address)
  const { selection, ...token } = createSelectionModel(gateway.select)
  const levels = signal<NonNullable<Kept['levels']>>(kept.levels ?? {})
  const isFolded = signal(false)
  const notice = signal<Notice | null>(null)

  /** A point chosen before the page was loaded anew. */
  let wantedPoint = kept.point
  /** What the selection was made for. */
  let chosenFor = { town: kept.town, cart: kept.cart }
  const lifetime = new AbortController()
  let cancelRenewal = () => {}
  /** Quotes that end while they are chosen are asked for anew, once. */
  let hasRequoted = false
  let isStopped = false
  let hasResumed = false

  function remember() {
    const { value: now } = selection
    memory.keep({
      levels: levels.value,
      address: door.draft.value,
      selection: now,
      point: now.state === 'none' ? null : (now.choice.point?.code ?? null),
      ...(chosenFor.cart !== undefined && { cart: chosenFor.cart }),
    })
  }

  async function showPoints(): Promise<void> {
    const { value: chosen } = row
    const { value: answer } = quotes.answer
    if (!chosen?.best || chosen.method === 'door' || !answer || checkout.isElsewhere.value) return
    const { cart } = options.value
    points.terms.value = { ...toTerms(chosen, levels.value), cart, town: answer.town.code }
    const failure = await points.showTown(answer.town, answer.pickupPoints)
    if (isStopped) return
    if (failure) checkout.onFailure(failure)
    else if (wantedPoint && points.status.value === 'ready') await chooseWanted(wantedPoint)
  }

  /** New prices: the choice stays where they are for its town, and is priced anew for a new cart. */
  function onAnswer() {
    void showPoints()
    resume()
    if (selection.value.state === 'none' || !quotes.answer.value || checkout.isElsewhere.value)
      return
    if (chosenFor.cart !== toCartKey(options.value)) void recommit()
  }

  /** A choice that was on its way to a token when the widget was taken out. */
  function resume() {
    const { selection: old } = kept
    if (hasResumed || old?.state !== 'pending' || !quotes.answer.value) return
    hasResumed = true
    selection.value = old
    isFolded.value = true
    void recommit()
  }

  function onTown() {
    if (checkout.townCode.value !== chosenFor.town && selection.value.state !== 'none') drop()
  }

  async function commit(choice: Choice): Promise<void> {
    const { value: answer } = quotes.answer
    if (!answer) return
    cancelRenewal()
    wantedPoint = null
    chosenFor = { town: answer.town.code, cart: toCartKey(options.value) }
    const committed = token.commit(choice, answer.seal)
    // Before the answer, so that a widget taken out meanwhile goes on where it was.
    remember()
    const outcome = await committed
    if (isStopped || outcome !== selection.value) return
    if (outcome.state === 'done') finish(outcome)
    if (outcome.state === 'failed') await recover(outcome.choice, outcome.failure)
    remember()
  }

  function finish({ choice, answer }: Extract<Selection, { state: 'done' }>) {
    const { price, expiresAt } = answer.selection
    hasRequoted = false
    const old = choice.quote.price
    if (price.amount !== old.amount) notice.value = { kind: 'price', old, price }
    if (choice.point) places.use(choice.point.code)
    cancelRenewal = clock.after(expiresAt * 1000 - clock.now() - EARLY_MS, () => void recommit())
  }

  async function recover(choice: Choice, failure: Failure) {
    checkout.onFailure(failure)
    if (failure.code === 'quote_expired' && !hasRequoted) {
      hasRequoted = true
      if (await checkout.requote()) await recommit()
    } else if (choice.point && refusesPoint(failure.code)) {
      points.markGone(choice.point.code)
      notice.value = { kind: 'gone', point: choice.point }
      drop()
    }
  }

  /** The same choice at today's price. */
  async function recommit(): Promise<void> {
    const { value: now } = selection
    if (now.state === 'none') return
    const old = now.choice.quote
    const quote = findQuoteAgain(now.choice, rows.value)
    if (!quote) return drop()
    await commit({ ...now.choice, quote })
    if (quote.price.amount !== old.price.amount && selection.value.state === 'done') {
      const { price } = selection.value.answer.selection
      notice.value = { kind: 'price', old: old.price, price }
    }
  }

  function drop() {
    isFolded.value = false
    token.clear()
    remember()
  }

  function choose(choice: Choice) {
    notice.value = null
    hasRequoted = false
    isFolded.value = true
    void commit(choice)
  }

  function choosePoint(code: string) {
    const row = points.table.rowOf(code)
    const { value: method } = checkout.method
    if (row < 0 || !method) return
    const { point, quote, bar } = points.offer(row)
    if (quote && !bar) choose({ method, quote, point })
  }

  /** Of an earlier page; it need not be among the points that are loaded. */
  async function chooseWanted(code: string): Promise<void> {
    try {
      await points.locate(code, lifetime.signal)
      if (!isStopped) choosePoint(code)
    } catch (error) {
      // The point is gone, or the line: there are others to choose from.
      if (!isFailure(error) && !lifetime.signal.aborted) throw error
    }
  }

  function restore() {
    const old = findKeptSelection(kept, toCartKey(options.value), clock.now() + EARLY_MS)
    if (!old) return
    const { price } = old.answer.selection
    wantedPoint = null
    selection.value = old
    isFolded.value = true
    finish({ ...old, choice: { ...old.choice, quote: { ...old.choice.quote, price } } })
  }

  restore()
  onAnswer()
  const endings = [
    quotes.answer.subscribe(onAnswer),
    checkout.method.subscribe(() => void showPoints()),
    checkout.townCode.subscribe(onTown),
  ]

  return {
    points,
    places,
    door,
    selection,
    levels,
    isFolded,
    notice,
    showPoints,
    choosePoint,
    retry: recommit,

    chooseLevel(of: Method, serviceLevel: string) {
      levels.value = { ...levels.value, [of]: serviceLevel }
      void showPoints()
      remember()
    },

    /** Takes the address as it stands; says whether it was complete. */
    confirmDoor(): boolean {
      door.isChecked.value = true
      const { value: address } = door.address
      const quotesHere = row.value?.quotes ?? []
      const quote = quotesHere.find((q) => q.serviceLevel === levels.value.door) ?? quotesHere[0]
      if (!address || !quote) return false
      const { value: window } = door.window
      const { fields, writesFields } = options.value
      // The shop's own comment reaches the courier by itself: one of the two is enough.
      const note = writesFields && fields?.note ? '' : door.note.value
      choose({ method: 'door', quote, address, ...(window && { window }), ...(note && { note }) })
      return true
    },

    unfold() {
      isFolded.value = false
    },

    stop() {
      isStopped = true
      lifetime.abort()
      cancelRenewal()
      for (const end of endings) end()
      points.stop()
      token.stop()
    },
  }
}
