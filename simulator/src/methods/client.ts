import { el } from '../wire/xml.ts'
import type { Method } from './method.ts'

/** Own client code, and the check of credentials. Source: docs/protocol/measoft.md, 9.2. */
export const client: Method = {
  needs: 'account',
  answer: ({ account }) => el('client', {}, [el('code', {}, account.clientCode)]),
}
