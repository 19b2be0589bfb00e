import { el } from '../wire/xml.ts'
import type { Method } from './method.ts'

/** Urgency modes of the courier company. Source: docs/protocol/measoft.md, 9.1. */
export const services: Method = {
  needs: 'tenant',
  answer: ({ tenant }) =>
    el(
      'services',
      {},
      tenant.serviceLevels.map(({ code, name }) =>
        el('service', {}, [el('code', {}, code), el('name', {}, name)]),
      ),
    ),
}
