import { DeliveryError } from '@courier-checkout/api-client'
import { aDraft } from './shipments-fixture.ts'
import { stand } from './shipments-stand.ts'

/** A trick: the courier finds it too late to change the order. */
export const refusal = new DeliveryError('courier_rejected', 'it is in work already', {
  details: { courierCode: '53', courierMessage: 'Заказ уже в работе' },
})

export const heavier = aDraft({ weightGrams: 5000 })

/** The shop edits order 1001, and waits so long for what the courier says. */
export const edit = (draft = heavier, waitMs = 1000) =>
  stand.call('PUT', `/v1/shipments/1001?waitMs=${waitMs}`, { draft })

/** The shop cancels order 1001, and waits so long for what the courier says. */
export const cancel = (waitMs = 1000) =>
  stand.call('POST', `/v1/shipments/1001/cancel?waitMs=${waitMs}`)
