import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openPacker, type Packer } from './packer.ts'

const TEXT = 'ул. Ленина, '.repeat(500)
const body = new TextEncoder().encode(TEXT)
let packer: Packer

beforeEach(() => {
  packer = openPacker()
})
afterEach(() => packer.close())

test('packs in both codings, tighter when there is time', async () => {
  const [quick, best] = await Promise.all([packer.pack(body, 'quick'), packer.pack(body, 'best')])

  expect(brotliDecompressSync(best.br).toString()).toBe(TEXT)
  expect(gunzipSync(quick.gzip).toString()).toBe(TEXT)
  expect(best.br.length).toBeLessThanOrEqual(quick.br.length)
})

test('what is still waiting at the end is told so', async () => {
  const waiting = packer.pack(body, 'best')

  await packer.close()

  await expect(waiting).rejects.toThrow('the packing thread has ended')
})

test('what comes after the end is refused instead of waited for', async () => {
  const packer = openPacker()
  await packer.close()

  await expect(packer.pack(new TextEncoder().encode('late'), 'quick')).rejects.toThrow('has ended')
})
