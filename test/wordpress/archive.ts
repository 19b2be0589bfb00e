import { join } from 'node:path'
import { loadBrand } from '../../plugins/build/brand.ts'
import { toBytes, toText } from '../../plugins/build/sources.ts'
import { buildWooCommerce } from '../../plugins/build/woocommerce.ts'
import { createZip, type Files } from '../../plugins/build/zip.ts'
import { ROOT } from '../php/php.ts'

let built: Promise<Files> | undefined

/** The archive that merchants get, as a file of a form; with `version`, as if that one had come out. */
export async function archive(version = ''): Promise<File> {
  built ??= buildWooCommerce(loadBrand(join(ROOT, 'brands/default.json')))
  const files = version === '' ? await built : renumber(await built, version)
  return new File([new Uint8Array(createZip(files))], 'courier-checkout-woocommerce.zip', {
    type: 'application/zip',
  })
}

function renumber(files: Files, version: string): Files {
  const renumbered = [...files].map(([path, bytes]): [string, Uint8Array] =>
    path.endsWith('.php')
      ? [path, toBytes(toText(bytes).replaceAll('0.1.0', version))]
      : [path, bytes],
  )
  return new Map(renumbered)
}
