// The ceiling: orders over HTTP in one process, read and put on the disk in groups by a thread of its own, one sync
// for all that wait. Nothing is checked, known or sent. Parent: bare.ts.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openJournal } from './bare-journal.ts'

const journal = openJournal()

const server = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    const order: unknown = JSON.parse(Buffer.concat(parts).toString())
    const kept = JSON.stringify({ state: 'accepted', order })
    void journal.append(kept).then(() => {
      response.writeHead(202, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(kept),
      })
      response.end(kept)
    })
  })
})
// Listening on a port, so the address is no path.
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
process.on('disconnect', () => {
  journal.close()
  process.exit()
})
