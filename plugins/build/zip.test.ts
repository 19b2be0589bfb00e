import { expect, test } from 'vitest'
import { createZip } from './zip.ts'

/** Time and date in the header of the only file. Source: PKWARE's APPNOTE.TXT, 4.3.7. */
function dateIn(content: string): number {
  const zip = createZip(new Map([['a.php', new TextEncoder().encode(content)]]))
  return new DataView(zip.buffer, zip.byteOffset).getUint32(10, true)
}

test('the same file has the same date, and a changed one another', () => {
  expect(dateIn('<?php return 1;')).toBe(dateIn('<?php return 1;'))
  expect(dateIn('<?php return 1;')).not.toBe(dateIn('<?php return 2;'))
})

test('a date lies between the first that a zip can say and today', () => {
  for (const content of ['', 'a', 'b', '<?php']) {
    const year = 1980 + (dateIn(content) >>> 25)
    expect(year).toBeGreaterThanOrEqual(2000)
    expect(year).toBeLessThan(2020)
  }
})
