import { DeliveryError } from '@courier-checkout/api-client'

export interface ShopUrl {
  /** Normalised, with its scheme, without a trailing slash: `https://xn--80a.example/store`. */
  readonly url: string
  /** Host and path: names the shop whichever scheme it is reached by. */
  readonly key: string
  readonly host: string
  readonly origin: string
}

/**
 * One spelling for a shop's address: punycode host in small letters, no default port, no trailing
 * slash, no query.
 *
 * @throws {DeliveryError} `invalid_request` when it is not an address of a shop.
 */
export function toShopUrl(text: string): ShopUrl {
  const url = readUrl(text)
  const path = url.pathname.replace(/\/+$/, '')
  return {
    url: `${url.protocol}//${url.host}${path}`,
    key: `${url.host}${path}`,
    host: url.hostname,
    origin: url.origin,
  }
}

/** `https://www.shop.example`, or `null` when the text is not an origin. */
export function toOrigin(text: string): string | null {
  const url = URL.parse(text)
  const isOrigin = url !== null && isWeb(url) && url.username === '' && url.password === ''
  return isOrigin && url.pathname === '/' && url.search === '' ? url.origin : null
}

function readUrl(text: string): URL {
  const url = URL.parse(text.trim())
  if (!url || !isWeb(url) || url.username !== '' || url.password !== '') {
    throw new DeliveryError('invalid_request', 'the shop’s address is not a web address', {
      details: {
        issues: [{ path: 'shop.url', message: 'must be like https://shop.example/store' }],
      },
    })
  }
  return url
}

const isWeb = (url: URL): boolean => url.protocol === 'https:' || url.protocol === 'http:'
