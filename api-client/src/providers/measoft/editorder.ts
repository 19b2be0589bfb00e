import type { NumberedDraft } from '../../provider.ts'
import { refuseResult } from './faults.ts'
import { encodeNeworder } from './neworder.ts'
import type { Command } from './wire.ts'
import { isElement, type XmlNode, type XmlObject } from './xml.ts'
import type { XmlInputObject } from './xml-writer.ts'

export const EDITORDER: Command = {
  name: 'editorder',
  faults: 'orders',
  repeated: ['createorder', 'order'],
  auth: 'account',
  safeToRepeat: false,
}

/**
 * The whole order anew, as if it were created: a line left out stays with quantity 0, so known
 * lines carry the courier's `code`. Source: docs/protocol/measoft.md, 5.1.
 */
export const encodeEditorder = (order: NumberedDraft): XmlInputObject => encodeNeworder(order)

/** Unconfirmed: the name of the result's element, so every child that carries an error counts. */
export function decodeEdit(root: XmlObject): void {
  for (const child of Object.values(root)) {
    for (const node of asList(child)) {
      if (isElement(node)) refuseResult(node, 'orders')
    }
  }
}

const asList = (node: XmlNode | undefined): readonly XmlNode[] =>
  Array.isArray(node) ? node : node === undefined ? [] : [node]
