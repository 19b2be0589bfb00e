import { CARRIERS } from '../places/carriers.ts'
import { el } from '../wire/xml.ts'
import type { Method } from './method.ts'

/** Branches and partner carriers. Source: docs/protocol/measoft.md, 9.3. */
export const storelist: Method = {
  needs: 'tenant',
  answer({ tenant }) {
    const stores = [{ code: '1', name: `${tenant.name}, Москва` }, ...CARRIERS]
    return el(
      'storelist',
      { count: stores.length },
      stores.map(({ code, name }) => el('store', {}, [el('code', {}, code), el('name', {}, name)])),
    )
  },
}
