import { DeliveryError } from '../../errors.ts'
import type { Command } from './wire.ts'
import type { XmlInputObject } from './xml-writer.ts'

/** Repeating it would attach the files twice. Its errors are those of the answer as a whole. */
export const ADDATTACHMENTS: Command = {
  name: 'addattachments',
  faults: 'orders',
  repeated: ['item', 'order'],
  auth: 'account',
  safeToRepeat: false,
}

export interface Attachment {
  /** With its ending: `proxy.pdf`. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** Unconfirmed for the API: it is the limit of the courier's own bridges. */
const MAX_BYTES = 1024 * 1024

/**
 * @throws {DeliveryError} `courier_rejected` when a file is over 1 MB.
 * Source: docs/protocol/measoft.md, 13.1.
 */
export function encodeAttachments(
  courierReference: string,
  files: readonly Attachment[],
): XmlInputObject {
  const large = files.find((file) => file.bytes.byteLength > MAX_BYTES)
  if (large) {
    const message = `a file has ${large.bytes.byteLength} bytes, ${MAX_BYTES} are allowed`
    throw new DeliveryError('courier_rejected', message, { details: { limit: 'attachment' } })
  }
  return {
    orderno: courierReference,
    attachments: {
      item: files.map(({ name, bytes }) => ({
        '@name': name,
        '#text': Buffer.from(bytes).toString('base64'),
      })),
    },
  }
}
