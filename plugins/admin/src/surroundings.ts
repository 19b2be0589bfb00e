import type { Api } from './api.ts'
import type { AdminPage } from './page.ts'
import type { Texts } from './texts.ts'

/** What every piece of the shop's administration stands in. */
export interface Surroundings {
  readonly page: AdminPage
  readonly texts: Texts
  readonly api: Api
}
