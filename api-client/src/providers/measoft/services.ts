import * as z from 'zod'
import type { ServiceLevel } from '../../domain/rate.ts'
import { decode, Text } from './fields.ts'
import type { Command } from './wire.ts'
import type { XmlObject } from './xml.ts'

export const SERVICES: Command = {
  name: 'services',
  faults: 'general',
  repeated: ['service'],
  auth: 'courier',
  safeToRepeat: true,
}

const Answer = z.object({
  service: z.array(z.object({ code: Text, name: Text })).default([]),
})

/**
 * The courier's service levels. That a level belongs to one operator is not on the wire: the
 * tenant's configuration says it, as level code → operator code.
 * Source: docs/protocol/measoft.md, 9.1.
 */
export function decodeServices(
  root: XmlObject,
  operators: Readonly<Record<string, string>>,
): readonly ServiceLevel[] {
  const { service } = decode(Answer, root, 'list of service levels')
  return service.flatMap(({ code, name }) =>
    code === undefined ? [] : [{ code, name: name ?? code, operatorCode: operators[code] ?? null }],
  )
}
