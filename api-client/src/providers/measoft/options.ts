import type { Clock, Log } from '../../clock.ts'
import type { Credentials } from '../../domain/merchant.ts'
import type { Currency } from '../../domain/money.ts'
import type { Limiter } from './limiter.ts'
import type { Fetch } from './transport.ts'
import type { Timeouts, Wire } from './wire.ts'

/** One merchant account at one courier company. Everything outside is handed in. */
export interface MeasoftOptions {
  /** `https://home.courierexe.ru/api/` */
  readonly url: string
  readonly credentials: Credentials
  /** Of the courier company: the wire names none. */
  readonly currency: Currency
  readonly clock: Clock
  readonly fetch: Fetch
  /** Shared by all who use this courier code and login. */
  readonly limiter: Limiter
  readonly log?: Log | undefined
  /** Service level → the one operator whose points it may use. Configuration, not on the wire. */
  readonly serviceLevelOperators?: Readonly<Record<string, string>> | undefined
  /** From `checkAccount`: makes point lists follow the merchant's own settings. */
  readonly merchantCode?: string | undefined
  /** Default `new`. The old form is for a service that does not know the new one. */
  readonly calculatorForm?: 'new' | 'old' | undefined
  /** Unconfirmed wire form, so it is off unless the operator names the command. */
  readonly printing?: PrintingOptions | false | undefined
  /** Defaults: 8 s for reads, 30 s for changes, 5 min for the whole network of points. */
  readonly timeouts?: Partial<Timeouts> | undefined
}

export interface PrintingOptions {
  /** Root element, probably `waybill`. */
  readonly command: string
  /** Number of the form, where the courier has several. */
  readonly form?: string | undefined
}

/** What the commands share once an account is opened. */
export interface Account {
  readonly options: MeasoftOptions
  readonly wire: Wire
  readonly currency: Currency
  readonly log: Log
}
