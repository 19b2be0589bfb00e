import type { Command } from './wire.ts'
import type { XmlInputObject } from './xml-writer.ts'

/** Repeating it is harmless as long as nothing was read from the stream in between. */
export const COMMITLASTSTATUS: Command = {
  name: 'commitlaststatus',
  faults: 'orders',
  repeated: [],
  auth: 'account',
  safeToRepeat: true,
}

/** `client` and `streamid` must be those of the read. Source: docs/protocol/measoft.md, 6.4. */
export const encodeCommit = (streamId: string): XmlInputObject => ({
  client: 'CLIENT',
  streamid: streamId,
})
