import type { ShipmentRequestInput } from '@courier-checkout/api-client/contract'
import type { ShopGateway } from '../shop/gateway.ts'
import type { Delivery, Order } from '../shop/order.ts'

export type Draft = ShipmentRequestInput['draft']

/** The order lacks something that only the merchant can say; the message is a sentence for them. */
export class Incomplete extends Error {
  override readonly name = 'Incomplete'
}

/** The order as the gateway wants it. @throws {Incomplete} */
export function toDraft(order: Order): Draft {
  const { customer, delivery, cart } = order
  if (delivery.serviceLevel === null) throw new Incomplete('Выберите срочность доставки.')
  return {
    serviceLevel: delivery.serviceLevel,
    destination: toDestination(delivery),
    recipient: {
      name: customer.name,
      phone: customer.phone,
      ...(customer.email && { email: customer.email }),
    },
    ...(delivery.window && { window: delivery.window }),
    weightGrams: order.weighedGrams ?? cart.weightGrams,
    parcels: toParcels(order),
    parcelCount: Math.max(1, cart.parcels.length),
    items: order.lines.map((line) => ({
      name: line.name,
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      vatRate: null,
      article: line.productId,
    })),
    currency: cart.currency,
    payment: order.payment,
    deliveryFee: delivery.price.amount,
    declaredValue: cart.goods,
    courierNote: delivery.note,
    contents: 'Лампы',
  }
}

/** Boxes that no longer add up to what was weighed are only counted. */
function toParcels({ cart, weighedGrams }: Order) {
  return weighedGrams === null || weighedGrams === cart.weightGrams ? cart.parcels : []
}

function toDestination({ method, town, address, point }: Delivery): Draft['destination'] {
  if (town.code === null) throw new Incomplete(`Город «${town.name}» курьеру не знаком: уточните.`)
  const place = {
    code: town.code,
    name: town.name,
    regionCode: town.region,
    regionName: town.region,
    country: town.country,
  }
  if (method === 'door') {
    if (!address) throw new Incomplete('Впишите адрес доставки.')
    return { method, town: place, address }
  }
  if (!point) throw new Incomplete('Выберите пункт выдачи.')
  return { method, town: place, point }
}

/**
 * An order without a selection, completed as far as the courier's own lists allow: the only town of
 * that name, the first service level. What stays open is for the merchant.
 */
export async function completeDelivery(
  delivery: Delivery,
  gateway: ShopGateway,
): Promise<Delivery> {
  if (delivery.source !== 'fallback') return delivery
  const serviceLevel = delivery.serviceLevel ?? (await gateway.serviceLevels())[0]?.code ?? null
  if (delivery.town.code !== null) return { ...delivery, serviceLevel }
  const wanted = fold(delivery.town.name)
  const towns = await gateway.towns(delivery.town.name)
  const [town, another] = towns.filter((t) =>
    [t.name, t.shortName ?? ''].map(fold).includes(wanted),
  )
  if (!town || another) return { ...delivery, serviceLevel }
  const { code, name, regionCode: region, country } = town
  return { ...delivery, serviceLevel, town: { code, name, region, country } }
}

const fold = (name: string) => name.trim().toLowerCase().replaceAll('ё', 'е')
