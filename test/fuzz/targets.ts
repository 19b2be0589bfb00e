import type { Target } from './target.ts'
import { createConnectionStringTarget } from './targets/connection-strings.ts'
import { createHttpTarget } from './targets/http.ts'
import { createTokenTarget } from './targets/tokens.ts'
import { createXmlTarget } from './targets/xml.ts'

export const TARGETS: Readonly<Record<string, () => Target | Promise<Target>>> = {
  xml: createXmlTarget,
  http: createHttpTarget,
  tokens: createTokenTarget,
  'connection-strings': createConnectionStringTarget,
}
