<?php

declare(strict_types=1);

namespace CourierWoo;

use CourierWoo\Core\Outcome;
use CourierWoo\Core\SettingsForm;
use CourierWoo\Core\SettingsSchema;
use WC_Admin_Settings;

/** The settings page: a tab of WooCommerce's own settings. */
final class SettingsTab
{
    private const FIELD = Brand::PREFIX;

    private Plugin $plugin;
    /** @var array<string, string> text by field */
    private array $problems = [];
    /** @var array<string, mixed>|null what was typed and refused */
    private ?array $typed = null;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    public static function url(): string
    {
        return admin_url('admin.php?page=wc-settings&tab=' . Brand::SLUG);
    }

    public function register(): void
    {
        add_filter('woocommerce_settings_tabs_array', [$this, 'addTab'], 60);
        add_action('woocommerce_settings_' . Brand::SLUG, [$this, 'show']);
        add_action('woocommerce_settings_save_' . Brand::SLUG, [$this, 'save']);
        add_filter('plugin_action_links_' . plugin_basename($this->plugin->file), [$this, 'addLink']);
        add_action('admin_menu', [$this, 'addMenu'], 60);
        add_action('admin_enqueue_scripts', [$this, 'addScripts']);
        add_action('admin_notices', [$this, 'warn']);
        add_action('admin_post_' . Brand::PREFIX . '_diagnosis', [$this, 'sendDiagnosis']);
    }

    /**
     * @param mixed $tabs
     * @return mixed
     */
    public function addTab($tabs)
    {
        return (array) $tabs + [Brand::SLUG => $this->name()];
    }

    public function addMenu(): void
    {
        add_submenu_page('woocommerce', $this->name(), $this->name(), 'manage_woocommerce', self::url());
    }

    /**
     * @param mixed $links
     * @return mixed
     */
    public function addLink($links)
    {
        $text = $this->plugin->words()->say('link.settings');

        return array_merge(['<a href="' . esc_url(self::url()) . '">' . esc_html($text) . '</a>'], (array) $links);
    }

    public function addScripts(): void
    {
        // phpcs:ignore WordPress.Security.NonceVerification.Recommended
        $isOurs = ($_GET['page'] ?? '') === 'wc-settings' && in_array($_GET['tab'] ?? '', [Brand::SLUG, 'shipping'], true);
        if ($isOurs) {
            AdminScript::add($this->plugin);
        }
    }

    /** Says on every page of the shop's administration what stops deliveries. */
    public function warn(): void
    {
        $problem = current_user_can('manage_woocommerce') ? $this->plugin->delivery->connection()->pushProblem() : null;
        if ($problem !== null) {
            echo '<div class="notice notice-warning"><p><strong>' . esc_html($this->name()) . '.</strong> '
                . esc_html($problem) . ' <a href="' . esc_url(self::url()) . '">'
                . esc_html($this->plugin->words()->say('link.settings')) . '</a></p></div>';
        }
    }

    public function show(): void
    {
        $html = new SettingsHtml($this->plugin);
        $html->show($this->typed ?? (array) get_option(WooShop::settingsOption(), []), $this->problems);
    }

    public function save(): void
    {
        // WooCommerce has checked the nonce and the capability of its own page.
        // phpcs:ignore WordPress.Security.NonceVerification.Missing
        $posted = wp_unslash($_POST[self::FIELD] ?? []);
        $typed = SettingsInput::read(is_array($posted) ? $posted : []);
        $schema = SettingsSchema::load();
        $texts = $this->plugin->delivery->texts();
        foreach ((new SettingsForm($schema))->problems($typed, 'shop') as $key => $problem) {
            // The password is asked for only while there is no connection.
            if ($key !== 'password' || $this->plugin->delivery->publishableKey() === '') {
                $this->problems[$key] = $texts->say($problem);
            }
        }
        if ($this->problems !== []) {
            $this->typed = array_diff_key($typed, ['password' => '']);
            WC_Admin_Settings::add_error($this->plugin->words()->say('settings.notSaved'));

            return;
        }
        $this->keep($typed);
    }

    public function sendDiagnosis(): void
    {
        check_admin_referer(Brand::PREFIX . '_diagnosis');
        if (!current_user_can('manage_woocommerce')) {
            wp_die('', '', 403);
        }
        $report = $this->plugin->delivery->diagnosis() + ['wordpress' => get_bloginfo('version')];
        nocache_headers();
        header('Content-Type: application/json; charset=utf-8');
        header('Content-Disposition: attachment; filename="' . Brand::SLUG . '-diagnosis.json"');
        echo wp_json_encode($report, JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);
        exit;
    }

    /** @param array<string, mixed> $typed */
    private function keep(array $typed): void
    {
        $password = (string) ($typed['password'] ?? '');
        unset($typed['password']);
        $this->plugin->shop->keepSettings($typed);
        $settings = $this->plugin->shop->settings();
        $connection = $this->plugin->delivery->connection();
        $outcome = $password === ''
            ? $connection->push()
            : $connection->connect([
                'courierCode' => $settings->text('courierCode'),
                'login' => $settings->text('login'),
                'password' => $password,
            ]);
        \WC_Cache_Helper::get_transient_version('shipping', true);
        if ($outcome->kind === Outcome::DONE) {
            WC_Admin_Settings::add_message($outcome->text);
        } else {
            WC_Admin_Settings::add_error($outcome->text);
        }
    }

    private function name(): string
    {
        return $this->plugin->brand->name($this->plugin->words()->locale());
    }
}
