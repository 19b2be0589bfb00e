import type { Money, Quote, Town } from '@courier-checkout/api-client/contract'
import type { Clock } from '../clock.ts'
import { formatArrival } from '../format/days.ts'
import { formatWeight } from '../format/distance.ts'
import { formatMoney } from '../format/money.ts'
import type { KnownMessages } from '../i18n/load-messages.ts'
import { createTranslate, type FirstMessages, type Translate } from '../i18n/translate.ts'
import type { InsideGateway } from '../inside-gateway.ts'
import type { InsideModule, MapModule } from '../load-parts.ts'
import type { CheckoutModel } from '../model/checkout-model.ts'
import type { ChoiceModel } from '../model/choice-model.ts'
import { type ReadonlySignal, type Signal, signal } from '../signal.ts'

/** The inside of a method, once it has arrived. */
export interface Inside {
  readonly choice: ChoiceModel
  readonly gateway: InsideGateway
  readonly module: InsideModule
}

export interface ViewParts {
  readonly model: CheckoutModel
  readonly clock: Clock
  readonly locale: string
  readonly messages: KnownMessages
  /** Where the widget is drawn: focus is looked up and styles are put here. */
  readonly root: ShadowRoot
  /** `null` until it has arrived. */
  readonly inside: ReadonlySignal<Inside | null>
  readonly isInsideMissing: ReadonlySignal<boolean>
  readonly loadInside: () => Promise<void>
  readonly loadMap: () => Promise<MapModule>
}

/** All that the components share: the model, the words, the ways to write values. */
export interface View extends ViewParts {
  /** Whose numbers, money, units and dates are written; `locale` is the language. */
  readonly intl: string
  readonly t: Translate
  /** What the live region says. */
  readonly said: Signal<string>
  money(money: Money): string
  arrival(quote: Quote): string
  weight(grams: number): string
}

export function createView(parts: ViewParts): View {
  const { clock, messages } = parts
  const t = createTranslate<FirstMessages>(parts.locale, messages)
  const locale = t('intl') || parts.locale
  return {
    ...parts,
    t,
    intl: locale,
    said: signal(''),
    money: (money) => (money.amount === 0 ? t('free') : formatMoney(locale, money)),
    arrival: (quote) => formatArrival(quote, { locale, t, now: clock.now() }),
    weight: (grams) => formatWeight(locale, grams),
  }
}

/** `Казань, Татарстан республика`: the region is always said, because towns share names. */
export function toTownLine({ name, shortName, regionName }: Town): string {
  return [shortName ?? name, regionName].filter(Boolean).join(', ')
}
