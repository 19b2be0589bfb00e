import { DeliveryError, type ErrorCode } from '../../errors.ts'
import { isElement, type XmlDocument, type XmlNode, type XmlObject } from './xml.ts'

/** Which table a command's numbers belong to: the same number means different things. */
export type FaultTable = 'orders' | 'general'

interface Meaning {
  readonly code: ErrorCode
  readonly text: string
  readonly limit?: string
}

const rejected = (text: string): Meaning => ({ code: 'courier_rejected', text })
const credentials = (text: string): Meaning => ({ code: 'courier_credentials', text })
const noTariff: Meaning = { code: 'not_deliverable', text: 'no tariff fits', limit: 'tariff' }

/** Source: docs/protocol/measoft.md, 3.2. */
const ORDERS: Readonly<Record<string, Meaning>> = {
  1: credentials('wrong courier code, login or password'),
  2: rejected('the request was empty'),
  3: rejected('the order sum is not valid'),
  4: rejected('the weight is not valid'),
  5: { code: 'out_of_coverage', text: 'the recipient’s town is not known' },
  6: rejected('the sender’s town is not known'),
  7: rejected('the recipient’s address is empty'),
  8: rejected('the recipient’s phone is empty'),
  9: rejected('the recipient’s name is empty'),
  10: rejected('the recipient’s company is empty'),
  11: rejected('the declared value is not valid'),
  12: rejected('an article is not in the courier’s warehouse'),
  13: rejected('the sender’s company is empty'),
  14: rejected('the sender’s name is empty'),
  15: rejected('the sender’s phone is empty'),
  16: rejected('the sender’s address is empty'),
  17: rejected('the number exists already this year'),
  18: rejected('the date is a day off'),
  52: rejected('the order was not found'),
  67: rejected('the barcode exists already'),
}

/** Source: docs/protocol/measoft.md, 3.3; the rows of drivers' phones are left out. */
const GENERAL: Readonly<Record<string, Meaning>> = {
  1: rejected('the courier could not read the request'),
  11: rejected('no orders were found'),
  13: { code: 'courier_unavailable', text: 'the courier’s database failed' },
  14: { code: 'unsupported', text: 'the courier does not know this command' },
  15: noTariff,
  18: rejected('the sender’s town was not given'),
  19: rejected('the recipient’s town was not given'),
  // We only send well-formed weights, so a refused one is out of the courier's range.
  20: { code: 'not_deliverable', text: 'the weight is refused', limit: 'weight' },
  21: rejected('the sender’s town is not known'),
  22: { code: 'out_of_coverage', text: 'the recipient’s town is not known' },
  23: rejected('the weight was not given'),
  24: credentials('the login was not given'),
  25: credentials('wrong courier code, login or password'),
  28: rejected('the address was not given'),
  29: { code: 'unsupported', text: 'the courier no longer supports this command' },
  33: { code: 'courier_unavailable', text: 'the courier’s own connection failed' },
  36: noTariff,
  37: noTariff,
  38: noTariff,
  39: noTariff,
}

const TABLES: Readonly<Record<FaultTable, Readonly<Record<string, Meaning>>>> = {
  orders: ORDERS,
  general: GENERAL,
}

/**
 * Throws when the answer as a whole is a refusal. Three of the four places an error can stand in;
 * the fourth, on each result, is `refuseResult`. Source: docs/protocol/measoft.md, 3.1.
 */
export function refuseDocument({ root }: XmlDocument, table: FaultTable): void {
  const child = root['error']
  if (typeof child === 'string') throw unreadableRequest(child)
  if (isElement(child)) {
    const number = text(child['@error'])
    if (number === undefined) throw unreadableRequest(text(child['#text']) ?? '')
    // In a document of its own, 1 is the refused login whatever the command was.
    throw toError(number, child, number === '1' ? 'orders' : table)
  }
  refuseResult(root, table)
}

/** Throws when this element carries an `error` above zero. */
export function refuseResult(node: XmlObject, table: FaultTable): void {
  const number = text(node['@error'])
  if (number !== undefined && !/^0+$/.test(number)) throw toError(number, node, table)
}

function toError(number: string, node: XmlObject, table: FaultTable): DeliveryError {
  const meaning = TABLES[table][number]
  const theirs = text(node['@errormsgru']) ?? text(node['@errormsg']) ?? text(node['#text'])
  const message = meaning?.text ?? theirs ?? 'the courier gave no reason'
  return new DeliveryError(
    meaning?.code ?? 'courier_rejected',
    `courier error ${number}: ${message}`,
    {
      details: {
        courierCode: number,
        courierMessage: theirs ?? meaning?.text ?? '',
        ...(meaning?.limit === undefined ? {} : { limit: meaning.limit }),
      },
    },
  )
}

/** An error without a number is the courier's XML parser speaking: nothing was done. */
function unreadableRequest(theirs: string): DeliveryError {
  return new DeliveryError('courier_rejected', 'the courier could not read our document', {
    details: { courierCode: 'xml', courierMessage: theirs },
  })
}

const text = (node: XmlNode | undefined): string | undefined =>
  typeof node === 'string' ? node : undefined
