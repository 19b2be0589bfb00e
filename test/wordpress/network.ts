import type { Site } from './site.ts'

/** Makes the site a network of folders with a second site, and gives that one's address. */
export async function makeNetwork(site: Site): Promise<string> {
  const { host } = new URL(site.url)
  await site.put('network.php', "<?php define('WP_ALLOW_MULTISITE', true);")
  await site.run(`
    require_once ABSPATH . 'wp-admin/includes/upgrade.php';
    require_once ABSPATH . 'wp-admin/includes/network.php';
    global $wpdb;
    foreach ($wpdb->tables('ms_global') as $table => $name) { $wpdb->$table = $name; }
    install_network();
    return populate_network(1, '${host}', 'admin@shop.example', 'Network', '/', false);`)
  await site.put('network.php', constants(host))
  const address = await site.run(`
    $id = wpmu_create_blog('${host}', '/second/', 'Second', 1);
    if (is_wp_error($id)) { return $id->get_error_message(); }
    require_once ABSPATH . 'wp-admin/includes/plugin.php';
    activate_plugin('woocommerce/woocommerce.php', '', true);
    grant_super_admin(1);
    return get_home_url($id);`)
  return String(address)
}

function constants(host: string): string {
  return `<?php
define('WP_ALLOW_MULTISITE', true); define('MULTISITE', true); define('SUBDOMAIN_INSTALL', false);
define('DOMAIN_CURRENT_SITE', '${host}'); define('PATH_CURRENT_SITE', '/');
define('SITE_ID_CURRENT_SITE', 1); define('BLOG_ID_CURRENT_SITE', 1);
`
}
