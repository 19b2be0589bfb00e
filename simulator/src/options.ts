import type { AnswerTexts } from './wire/faults.ts'

/** One shop's account at the courier company. */
export interface Account {
  login: string
  password: string
  clientCode: string
  company: string
  /** Where its parcels start when an order or a calculation names no sender. */
  townCode: string
  /** The courier asks the recipient how to pay: CASH and CARD become OPTION. */
  asksRecipient: boolean
  /** Reverse integration of type Webhook; `null`: none. */
  webhookUrl: string | null
  /** A partner carrier's own account: sees its orders with `<client>AGENT</client>`. */
  carrierCode: string | null
}

/** An urgency mode of a courier company. */
export interface ServiceLevel {
  code: string
  name: string
  pace: 'economy' | 'express' | 'today'
  /** Tied to a partner carrier: only its points may be used. */
  carrierCode: string | null
}

/** What the shop's buyer pays instead of what the shop pays. */
export interface CustomerRule {
  multiplier: number
  /** Rounds up to a multiple of this many roubles. */
  roundTo: number
}

/** A courier company. */
export interface Tenant {
  extra: string
  name: string
  accounts: Account[]
  serviceLevels: ServiceLevel[]
  customerRule: CustomerRule | null
  /** Plans below Премиум may neither edit nor cancel by API. */
  planAllowsEditing: boolean
}

/** Where the protocol note guesses, a switch chooses. Source: docs/protocol/measoft.md, 17. */
export interface Switches {
  /** How long an accepted order stays AWAITING_SYNC. */
  syncDelayMs: number
  /** Orders in one ONLY_LAST answer. */
  batchSize: number
  /** `YYYY-MM-DD`: no delivery on these days; a wish for one is error 18. */
  daysOff: string[]
  weekendsAreDaysOff: boolean
  /** How a blocked account is answered. */
  blockLook: 'forbidden' | 'close'
  blockMs: number
  /** 0: no limit. */
  requestsPerHour: number
  /** More lookups of absent orders than of existing ones block the account too. */
  blockOnAbsentLookups: boolean
  /** Since November 2019 `paytype` NO adds a prepayment line; before, prices became zero. */
  prepaymentLine: boolean
  /** `paytype` OPTION sent by a shop. */
  optionPaytype: 'as-cash' | 'refused'
  /** A status code nobody knows; each order passes through it after NEW. `null`: none. */
  unknownStatus: string | null
  /** Wrong credentials in `calculator`: `request` root with code 1, or code 25 on its own root. */
  calculatorCredentials: 'request' | 'own-root'
  /** `streamid` outside 100…10000. */
  badStream: 'refused' | 'ignored'
  /** Orders that a point cannot take (payment, weight) are refused. */
  pointLimitsEnforced: boolean
  /** A `sender` container must be complete: errors 13 to 16. */
  senderEnforced: boolean
  /** `waybill` prints. Its wire form is not verified. */
  printing: boolean
  answerTexts: AnswerTexts
  /** 0 to 1, of each answer. */
  chanceOfEmptyBody: number
  chanceOfHttp500: number
  chanceOfTruncatedXml: number
}

export const DEFAULT_SWITCHES: Switches = {
  syncDelayMs: 0,
  batchSize: 100,
  daysOff: [],
  weekendsAreDaysOff: false,
  blockLook: 'forbidden',
  blockMs: 3 * 3_600_000,
  requestsPerHour: 3_000,
  blockOnAbsentLookups: false,
  prepaymentLine: true,
  optionPaytype: 'as-cash',
  unknownStatus: null,
  calculatorCredentials: 'request',
  badStream: 'refused',
  pointLimitsEnforced: false,
  senderEnforced: false,
  printing: false,
  answerTexts: {},
  chanceOfEmptyBody: 0,
  chanceOfHttp500: 0,
  chanceOfTruncatedXml: 0,
}

/** An account with everything but its credentials invented. */
export function anAccount(
  account: Pick<Account, 'login' | 'password'> & Partial<Account>,
): Account {
  return {
    clientCode: '2200',
    company: `ООО ${account.login}`,
    townCode: '1',
    asksRecipient: false,
    webhookUrl: null,
    carrierCode: null,
    ...account,
  }
}

/** The public test account of the protocol, and the tenant of the conformance table. */
export function defaultTenants(): Tenant[] {
  return [
    {
      extra: '8',
      name: 'Учебная курьерская служба',
      accounts: [
        anAccount({ login: 'test', password: 'testm', clientCode: '1180', company: 'ООО Проба' }),
      ],
      serviceLevels: [
        { code: '1', name: 'Эконом', pace: 'economy', carrierCode: null },
        { code: '2', name: 'Экспресс', pace: 'express', carrierCode: null },
        { code: '3', name: 'Сегодня', pace: 'today', carrierCode: null },
      ],
      customerRule: null,
      planAllowsEditing: true,
    },
    {
      extra: '8814',
      name: 'Служба доставки «Маяк»',
      accounts: [
        anAccount({
          login: 'lampshop',
          password: 'not-a-secret',
          clientCode: '2201',
          company: 'ООО Лампа',
        }),
      ],
      serviceLevels: [
        { code: '1', name: 'Эконом', pace: 'economy', carrierCode: null },
        { code: '2', name: 'Экспресс', pace: 'express', carrierCode: '33' },
      ],
      customerRule: { multiplier: 1.1, roundTo: 10 },
      planAllowsEditing: true,
    },
  ]
}
