import { KAZAN } from './gateway-fixture.ts'
import { askPage } from './quotes-fixture.ts'
import { shop } from './shop-stand.ts'

interface PointRow {
  readonly code: string
  readonly operatorCode: string | null
  readonly maxWeightGrams: number | null
  readonly isLocker: boolean
  readonly accepts: { readonly cash: boolean | null }
}

/** What the buyer was shown: the quotes of both methods, and the seal over them. */
export const shownQuotes = async (query?: string) => (await askPage(query)).json()

export async function pointsIn(town = KAZAN): Promise<PointRow[]> {
  return (await (await shop.page(`/v1/pickup-points?town=${town}`)).json()).points
}

/** The buyer's choice, as the shop's page sends it. */
export const choose = (body: object): Promise<Response> => shop.page('/v1/selections', { body })
