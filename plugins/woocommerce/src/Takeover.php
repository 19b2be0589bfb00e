<?php

declare(strict_types=1);

namespace CourierWoo;


/** Offers to take over the settings and open orders of the older MeaSoft plugin, and never touches its data. */
final class Takeover
{
    private const ACTION = Brand::PREFIX . '_takeover';
    private const DONE = 'takeover';
    private const OLD_OPTION = 'KC2008_delivery_option';

    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    public function register(): void
    {
        add_action('admin_notices', [$this, 'offer']);
        add_action('admin_post_' . self::ACTION, [$this, 'take']);
    }

    public function offer(): void
    {
        $isOver = $this->plugin->shop->load(self::DONE) !== null || $this->plugin->delivery->publishableKey() !== '';
        if ($isOver || $this->old() === [] || !current_user_can('manage_woocommerce')) {
            return;
        }
        $words = $this->plugin->words();
        $url = wp_nonce_url(admin_url('admin-post.php?action=' . self::ACTION), self::ACTION);
        echo '<div class="notice notice-info"><p>' . esc_html($words->say('takeover.offer')) . ' <a class="button" href="'
            . esc_url($url) . '">' . esc_html($words->say('takeover.take')) . '</a></p></div>';
    }

    public function take(): void
    {
        check_admin_referer(self::ACTION);
        if (!current_user_can('manage_woocommerce')) {
            wp_die('', '', 403);
        }
        $old = $this->old();
        $this->plugin->shop->keepSettings(self::translated($old) + (array) get_option(WooShop::settingsOption(), []));
        $this->plugin->shop->save(self::DONE, ['at' => time()]);
        $settings = $this->plugin->shop->settings();
        if ($settings->text('gatewayUrl') !== '') {
            $this->plugin->delivery->connection()->connect([
                'courierCode' => $settings->text('courierCode'),
                'login' => $settings->text('login'),
                'password' => (string) ($old['password'] ?? ''),
            ]);
        }
        wp_safe_redirect(SettingsTab::url());
        exit;
    }

    /**
     * @param array<string, mixed> $old
     * @return array<string, mixed> our settings
     */
    public static function translated(array $old): array
    {
        $kilograms = (float) str_replace(',', '.', (string) ($old['KC2008_weight'] ?? ''));

        return array_filter([
            'login' => (string) ($old['login'] ?? ''),
            'courierCode' => (string) ($old['code'] ?? ''),
            'numberPrefix' => (string) ($old['prefix'] ?? ''),
            'useArticles' => empty($old['articles']) ? '' : '1',
            'multiplier' => (string) ($old['coefficient'] ?? ''),
            'additive' => (string) ($old['add_cost'] ?? ''),
            'defaultWeight' => $kilograms > 0 ? (string) (int) round($kilograms * 1000) : '',
        ], static fn (string $value): bool => $value !== '');
    }

    /** @return array<string, mixed> */
    private function old(): array
    {
        $old = get_option(self::OLD_OPTION);

        return is_array($old) && !empty($old['login']) ? $old : [];
    }
}
