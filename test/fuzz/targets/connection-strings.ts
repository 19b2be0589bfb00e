import {
  DeliveryError,
  parseConnectionString,
  printConnectionString,
} from '@courier-checkout/api-client'
import { mutate } from '../mutate.ts'
import { NotBorne, type Target } from '../target.ts'

const CORPUS = [
  "71, 90005, account, secret, '136, 234', 12%",
  '1,90001,,,1,',
  '71, 90010, , , 4, 100.50',
  "5, 90008, 'log,in', 'pass''word', '1', 12.5%",
  '12, 90020, key, value, 1',
]

/** Lines of the old system's settings: read, or refused with the name of what is wrong. */
export function createConnectionStringTarget(): Target {
  return {
    name: 'connection strings',
    async round(random) {
      const line = mutate(CORPUS[random.between(0, CORPUS.length - 1)] ?? '', CORPUS, random)
      try {
        const read = parseConnectionString(line)
        const again = parseConnectionString(printConnectionString(read))
        if (JSON.stringify(again) !== JSON.stringify(read)) {
          throw new NotBorne('printed and read again it is another', line)
        }
      } catch (error) {
        if (error instanceof DeliveryError && error.code === 'invalid_request') return
        throw error instanceof NotBorne
          ? error
          : new NotBorne('it was neither read nor refused', line, { cause: error })
      }
    },
    async close() {},
  }
}
