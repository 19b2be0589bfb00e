import type { ShipmentRequestInput } from '@courier-checkout/api-client/contract'

export const MOSCOW = {
  code: '1',
  name: 'Москва город',
  regionCode: '77',
  regionName: 'Москва город',
  country: 'RU',
}

/** Every order has a recipient of its own, so that a second parcel of it is seen. */
export const toRecipient = (reference: string): string => `Получатель ${reference}`

export function anOrder(reference: string): ShipmentRequestInput {
  return {
    reference,
    attempt: 1,
    draft: {
      serviceLevel: '1',
      destination: {
        method: 'door',
        town: MOSCOW,
        address: { street: 'ул. Примерная', house: '1', flat: '2' },
      },
      recipient: { name: toRecipient(reference), phone: '+7 900 000-00-00' },
      weightGrams: 1250,
      items: [{ name: 'Лампа', quantity: 2, unitPrice: 62_500, vatRate: 20 }],
      currency: 'RUB',
      payment: 'cash',
      deliveryFee: 35_000,
      declaredValue: 125_000,
    },
  }
}
