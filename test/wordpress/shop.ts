import { archive } from './archive.ts'
import type { Site } from './site.ts'
import type { Page, Visitor } from './visitor.ts'
import { fieldOf, linkOf } from './visitor.ts'

export const PLUGIN = 'courier-checkout/courier-checkout.php'
export const SETTINGS = '/wp-admin/admin.php?page=wc-settings&tab=courier-checkout'

/** Plugins → Add New → Upload Plugin: the answer of that page. A network has its own at `network/`. */
export async function upload(
  admin: Visitor,
  { version = '', folder = '' }: { readonly version?: string; readonly folder?: string } = {},
): Promise<Page> {
  const form = await admin.get(`/wp-admin/${folder}plugin-install.php?tab=upload`)
  return admin.post(`/wp-admin/${folder}update.php?action=upload-plugin`, {
    _wpnonce: fieldOf(form, '_wpnonce'),
    pluginzip: await archive(version),
  })
}

/** Follows a link of the list of plugins: `action=activate&plugin=courier`. */
export async function follow(admin: Visitor, part: string): Promise<Page> {
  const list = await admin.get('/wp-admin/plugins.php')
  return admin.get(linkOf(list, part))
}

/** Saves the settings page with these fields and gives the page that answers. */
export async function saveSettings(
  admin: Visitor,
  fields: Readonly<Record<string, string>>,
): Promise<Page> {
  const form = await admin.get(SETTINGS)
  const named = Object.entries(fields).map(([key, value]) => [`courier_checkout[${key}]`, value])
  return admin.post(SETTINGS, {
    ...Object.fromEntries(named),
    _wpnonce: fieldOf(form, '_wpnonce'),
    save: '1',
  })
}

/** What our script on a page of the administration is told. */
export function nonceOf(page: Page): string {
  const found = /"X-WP-Nonce":"([0-9a-f]+)"/.exec(page.html)?.[1]
  if (!found) throw new Error('the page has no script of ours')
  return found
}

/** Both of our methods in the shop's one zone. */
export async function addMethods(site: Site): Promise<void> {
  await site.run(`
    global $wpdb;
    Site::$data['methods'] = [2 => 'courier_checkout_door', 3 => 'courier_checkout_points'];
    foreach (Site::$data['methods'] as $instance => $id) {
        $wpdb->query("INSERT INTO {$wpdb->prefix}woocommerce_shipping_zone_methods VALUES (1, {$instance}, '{$id}', 1)");
        do_action('woocommerce_shipping_zone_method_added', $instance, $id, 1);
    }
    Site::keep();`)
}

/** An order by a manager: a kilogram of tea to a door in Kazan. */
export async function addOrder(site: Site): Promise<string> {
  const id = await site.run(`
    $product = Site::nextId();
    Site::$data['products'][$product] = ['id' => $product, 'name' => 'Tea', 'sku' => 'TEA', 'price' => '890', 'weight' => '1'];
    $address = ['first_name' => 'Анна', 'last_name' => 'Иванова', 'phone' => '+79170000001', 'city' => 'Казань',
        'address_1' => 'улица Баумана, 1', 'postcode' => '420111', 'country' => 'RU', 'state' => ''];
    $order = new WC_Order(['billing' => $address, 'shipping' => $address, 'payment_method' => 'cod',
        'created_via' => 'admin', 'status' => 'processing']);
    $order->add_item('line_item', new WC_Order_Item_Product(['name' => 'Tea', 'product' => $product, 'quantity' => 1, 'total' => 890.0]));
    $order->add_item('shipping', new WC_Order_Item_Shipping(['name' => 'Door', 'method' => 'courier_checkout_door', 'instance' => 2, 'total' => 300.0]));
    $id = $order->save();
    Site::keep();
    return (string) $id;`)
  return String(id)
}

/** What a translator of WordPress has of us so far: two texts in German. */
export async function translatePart(site: Site): Promise<void> {
  await site.run(`
    require_once ABSPATH . 'wp-includes/pomo/mo.php';
    $file = new MO();
    foreach ([
      ['singular' => 'To the door', 'context' => 'method.door', 'translations' => ['Bis zur Tür']],
      ['singular' => '{span} working day', 'plural' => '{span} working days', 'context' => 'days',
        'translations' => ['{span} Werktag', '{span} Werktage']],
    ] as $entry) { $file->add_entry(new Translation_Entry($entry)); }
    wp_mkdir_p(WP_LANG_DIR . '/plugins');
    $file->export_to_file(WP_LANG_DIR . '/plugins/courier-checkout-de_DE.mo');
    // WordPress takes a language only with a file of its own.
    (new MO())->export_to_file(WP_LANG_DIR . '/de_DE.mo');`)
}
