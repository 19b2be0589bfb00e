import { buildBitrix, type Encoding, moduleId, toMarketplace } from './bitrix.ts'
import type { Brand } from './brand.ts'
import { addonId, buildCsCart } from './cscart.ts'
import { buildMiniShop3, signatureOf3 } from './minishop3.ts'
import { buildModx, signatureOf } from './modx.ts'
import { archivePath, buildOpenCart, extensionCode } from './opencart.ts'
import { buildPrestaShop, moduleName } from './prestashop.ts'
import { validateBitrix } from './validate-bitrix.ts'
import { validateCsCart } from './validate-cscart.ts'
import { validateModx } from './validate-modx.ts'
import { type Generation, validateOpenCart } from './validate-opencart.ts'
import { validatePrestaShop } from './validate-prestashop.ts'
import { validateWooCommerce } from './validate-woocommerce.ts'
import { buildWooCommerce } from './woocommerce.ts'
import type { Files } from './zip.ts'

export interface Platform {
  build(brand: Brand): Promise<Files>
  /** The archive's path below `dist/`. */
  archive(brand: Brand): string
  /** What the platform or its marketplace would refuse, one sentence each. */
  validate(files: Files, brand: Brand): readonly string[]
}

export const PLATFORMS: Readonly<Record<string, Platform>> = {
  woocommerce: {
    build: buildWooCommerce,
    archive: (brand) => `${brand.slug}-woocommerce.zip`,
    validate: (files, brand) => validateWooCommerce(files, brand.slug),
  },
  prestashop: {
    build: buildPrestaShop,
    archive: (brand) => `prestashop/${moduleName(brand)}.zip`,
    validate: (files, brand) => validatePrestaShop(files, moduleName(brand)),
  },
  modx: {
    build: buildModx,
    archive: (brand) => `modx/${signatureOf(brand)}.transport.zip`,
    validate: (files, brand) => validateModx(files, signatureOf(brand)),
  },
  minishop3: {
    build: buildMiniShop3,
    archive: (brand) => `modx/${signatureOf3(brand)}.transport.zip`,
    validate: (files, brand) => validateModx(files, signatureOf3(brand)),
  },
  cscart: {
    build: buildCsCart,
    archive: (brand) => `cscart/${addonId(brand)}.zip`,
    validate: (files, brand) => validateCsCart(files, addonId(brand)),
  },
  bitrix: bitrix('utf8'),
  'bitrix-windows1251': bitrix('windows1251'),
  'bitrix-marketplace': {
    build: async (brand) => toMarketplace(await buildBitrix(brand, 'utf8'), brand),
    archive: () => 'bitrix/.last_version.zip',
    // What it holds is what the plain archive holds, and that is looked at.
    validate: () => [],
  },
  'opencart2.3': openCart('2.3'),
  opencart3: openCart('3'),
  opencart4: openCart('4'),
}

function openCart(generation: Generation): Platform {
  return {
    build: (brand) => buildOpenCart(brand, generation),
    archive: (brand) => archivePath(brand, generation),
    validate: (files, brand) => validateOpenCart(files, { generation, code: extensionCode(brand) }),
  }
}

function bitrix(encoding: Encoding): Platform {
  const suffix = encoding === 'utf8' ? '' : '-windows-1251'
  return {
    build: (brand) => buildBitrix(brand, encoding),
    archive: (brand) => `bitrix/${moduleId(brand)}${suffix}.zip`,
    validate: (files, brand) => validateBitrix(files, moduleId(brand)),
  }
}
