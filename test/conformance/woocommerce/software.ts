import type { ShopAbout } from '../driver.ts'
import type { Admin } from './admin.ts'

/** What runs here, as WooCommerce's own status report says. */
export async function describeSoftware(admin: Admin, checkout: string): Promise<ShopAbout> {
  const { environment, settings } = (await admin.rest('GET', 'wc/v3/system_status')) as {
    readonly environment: { version: string; wp_version: string; php_version: string }
    readonly settings: { readonly HPOS_enabled: boolean }
  }
  return {
    platform: 'woocommerce',
    version: environment.version.split('.')[0] ?? '',
    checkout,
    software: [
      `WooCommerce ${environment.version}`,
      `WordPress ${environment.wp_version}`,
      `PHP ${environment.php_version}`,
      `HPOS ${settings.HPOS_enabled ? 'on' : 'off'}`,
    ].join(', '),
  }
}
