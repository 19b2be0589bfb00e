import type { Brand } from './brand.ts'
import { type Edition, packModx, readAssets, signatureOf } from './modx.ts'
import { put } from './shared.ts'
import { readFile, readFolder, toBytes, toText } from './sources.ts'
import type { Files } from './zip.ts'

const SHARED = 'plugins/modx'
const OWN = 'plugins/modx/minishop3'

const MINISHOP3: Edition = {
  modx: 3,
  suffix: '3',
  requires: { php: '>=8.1', modx: '>=3.0.3', MiniShop3: '>=1.11.0' },
  component: readComponent(),
  resolver: readFile(OWN, 'resolvers/install.php'),
}

/** `couriercheckout3-0.1.0-pl`. */
export function signatureOf3(brand: Brand): string {
  return signatureOf(brand, MINISHOP3)
}

/** A transport package for MODX 3 with MiniShop3. */
export async function buildMiniShop3(brand: Brand): Promise<Files> {
  const web = new Map(readFolder(`${SHARED}/web`))
  for (const [path, bytes] of readFolder(`${OWN}/web`)) web.set(path, bytes)
  return packMiniShop3(brand, await readAssets(OWN, web))
}

/** The package with whatever stands in its public folder. */
export function packMiniShop3(brand: Brand, assets: Files): Map<string, Uint8Array> {
  return packModx(brand, assets, MINISHOP3)
}

/** What both shops share, with MiniShop3's own in the place of miniShop2's. */
function readComponent(): Files {
  const files = new Map(readFolder(SHARED, '{autoload.php,{src,cli}/**/*}'))
  for (const [path, bytes] of readFolder(OWN, '{bootstrap.php,{src,controllers,routes}/**/*}')) {
    files.set(path, bytes)
  }
  const texts = [...readFolder(`${SHARED}/texts`)].map(([path, bytes]): [string, Uint8Array] => [
    path,
    toBytes(
      `${JSON.stringify({ ...parse(bytes), ...parse(readFile(`${OWN}/texts`, path)) }, null, 2)}\n`,
    ),
  ])
  put(files, 'texts', new Map(texts))
  return files
}

function parse(bytes: Uint8Array): object {
  return JSON.parse(toText(bytes))
}
