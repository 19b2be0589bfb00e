<?php

declare(strict_types=1);

namespace CourierWoo;

/** The plugin's life: activation, a new version, removal. */
final class Installer
{
    private const VERSION_OPTION = Brand::PREFIX . '_version';

    public function register(): void
    {
        add_action('init', [self::class, 'upgrade'], 5);
        add_filter('plugin_row_meta', [$this, 'addLinks'], 10, 2);
    }

    public static function activate(): void
    {
        update_option(self::VERSION_OPTION, Plugin::VERSION, true);
        add_option(WooShop::settingsOption(), [], '', false);
    }

    public static function deactivate(): void
    {
        if (function_exists('as_unschedule_all_actions')) {
            as_unschedule_all_actions('', [], Jobs::GROUP);
        }
    }

    /** Activation does not run when WordPress updates a plugin, and a site of a network may never see it. */
    public static function upgrade(): void
    {
        if (get_option(self::VERSION_OPTION) !== Plugin::VERSION) {
            self::activate();
        }
    }

    public static function uninstall(): void
    {
        global $wpdb;
        self::deactivate();
        $own = $wpdb->esc_like(Brand::PREFIX . '_') . '%';
        $names = $wpdb->get_col($wpdb->prepare(
            "SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE %s OR option_name LIKE %s",
            $own,
            $wpdb->esc_like('_transient_' . Brand::PREFIX . '_') . '%'
        ));
        foreach ($names as $name) {
            if (strpos($name, '_transient_') === 0) {
                delete_transient(substr($name, strlen('_transient_')));
            } else {
                delete_option($name);
            }
        }
    }

    /**
     * @param mixed $links
     * @param mixed $file
     * @return mixed
     */
    public function addLinks($links, $file)
    {
        if ($file !== plugin_basename(Plugin::get()->file)) {
            return $links;
        }
        $words = Plugin::get()->words();

        return array_merge((array) $links, [
            '<a href="' . esc_url(SettingsTab::url()) . '">' . esc_html($words->say('link.settings')) . '</a>',
            '<a href="' . esc_url(admin_url('admin.php?page=wc-status&tab=logs')) . '">'
                . esc_html($words->say('link.log')) . '</a>',
        ]);
    }
}
