import * as z from 'zod'
import type { Payment } from '../../domain/cart.ts'
import type { Currency } from '../../domain/money.ts'
import type { Parcel } from '../../domain/parcel.ts'
import { CalendarDay, type Rate, type RateRequest } from '../../domain/rate.ts'
import { DeliveryError } from '../../errors.ts'
import { decode, Text, withText } from './fields.ts'
import { toCentimetres, toDecimal, toKilograms, toMoney } from './units.ts'
import type { Command } from './wire.ts'
import type { XmlNode, XmlObject } from './xml.ts'
import type { XmlInputObject } from './xml-writer.ts'

export const CALCULATOR: Command = {
  name: 'calculator',
  faults: 'general',
  repeated: ['calc'],
  auth: 'account',
  safeToRepeat: true,
}

export const PAYTYPES: Readonly<Record<Payment, string>> = {
  none: 'NO',
  cash: 'CASH',
  card: 'CARD',
}

/** The form with elements, as in an order. Source: docs/protocol/measoft.md, 8.1 and 8.2. */
export function encodeCalculator(request: RateRequest): XmlInputObject {
  const { cart } = request
  return {
    order: {
      pricetype: request.priceType === 'buyer' ? 'CUSTOMER' : 'CLIENT',
      // Unconfirmed: without it the town of the merchant's card is taken.
      sender: request.senderTown === null ? undefined : { town: request.senderTown },
      receiver: {
        town: request.town,
        zipcode: request.postcode,
        address: request.address,
        pvz: request.pointCode,
      },
      weight: toKilograms(cart.weightGrams),
      service: request.serviceLevel,
      paytype: PAYTYPES[cart.payment],
      price: toDecimal(toCollect(request)),
      inshprice: toDecimal(cart.goods),
      packages: encodePackages(cart.parcels),
    },
  }
}

/** The old form with attributes, for a service that does not know the new one. It has one box. */
export function encodeOldCalculator(request: RateRequest): XmlInputObject {
  const { cart } = request
  const box = cart.parcels.length === 1 ? cart.parcels[0] : undefined
  return {
    calc: {
      '@townfrom': request.senderTown ?? undefined,
      '@townto': request.town,
      '@zipcode': request.postcode,
      '@addressto': request.address,
      '@pvz': request.pointCode,
      '@mass': toKilograms(cart.weightGrams),
      '@l': box && toCentimetres(box.lengthMm),
      '@w': box && toCentimetres(box.widthMm),
      '@h': box && toCentimetres(box.heightMm),
      '@service': request.serviceLevel,
      '@price': toDecimal(toCollect(request)),
      '@inshprice': toDecimal(cart.goods),
      '@paytype': PAYTYPES[cart.payment],
      '@pricetype': request.priceType === 'buyer' ? 'CUSTOMER' : 'CLIENT',
    },
  }
}

/** Nothing is collected for what is paid already. */
const toCollect = ({ cart }: RateRequest): number => (cart.payment === 'none' ? 0 : cart.goods)

export function encodePackages(parcels: readonly Parcel[]): XmlInputObject | undefined {
  if (parcels.length === 0) return undefined
  return {
    package: parcels.map((parcel) => ({
      '@mass': toKilograms(parcel.weightGrams),
      '@length': toCentimetres(parcel.lengthMm),
      '@width': toCentimetres(parcel.widthMm),
      '@height': toCentimetres(parcel.heightMm),
      '@quantity': '1',
    })),
  }
}

const Answer = z.object({ calc: z.array(z.custom<XmlNode>()).default([]) })

/** Absent, zero and unreadable all mean that the courier does not know. */
const Days = Text.transform((text) => (/^\d{1,3}$/.test(text ?? '') ? Number(text) : 0))

/** One `<calc>`. Source: docs/protocol/measoft.md, 8.3. */
const Calc = z.object({
  '@price': z.string().optional(),
  price: Text,
  service: withText({ '@name': z.string().default('') }),
  zone: Text,
  mindeliverydays: Days,
  maxdeliverydays: Days,
  mindeliverydate: Text,
})

/** One rate per service level that is possible; the courier leaves the others out. */
export function decodeCalculator(root: XmlObject, currency: Currency): readonly Rate[] {
  const { calc } = decode(Answer, root, 'calculator answer')
  return calc.map((node) => decodeRate(node, currency))
}

/**
 * Turns a decoded `<calc>` into a rate. The wire names no currency: it is the tenant's.
 *
 * @throws {DeliveryError} `courier_misbehaved` when the node is not what the protocol promises.
 */
export function decodeRate(node: XmlNode, currency: Currency): Rate {
  const calc = decode(Calc, node, '<calc>')
  // Older services give the attribute only, newer ones both.
  const price = toMoney(calc.price ?? calc['@price'], currency)
  const serviceLevel = calc.service['#text']
  if (price === null || price.amount < 0 || serviceLevel === undefined) {
    throw new DeliveryError('courier_misbehaved', 'a <calc> has no price or no service')
  }
  const { mindeliverydays: min, maxdeliverydays: max } = calc
  const day = CalendarDay.safeParse(calc.mindeliverydate)
  return {
    serviceLevel,
    name: calc.service['@name'],
    price,
    transitDays: min > 0 && max >= min ? { min, max } : null,
    earliestDate: day.success ? day.data : null,
    tariffZone: calc.zone ?? null,
  }
}
