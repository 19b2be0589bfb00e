<?php

declare(strict_types=1);

namespace CourierWoo;

/** Offers to take over the settings and open orders of the older MeaSoft plugin, and never touches its data. */
final class Takeover
{
    private const ACTION = Brand::PREFIX . '_takeover';
    private const DONE = 'takeover';
    private const OLD_OPTION = 'KC2008_delivery_option';
    private const ASK_SECONDS = 3600;

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
        $isOver = !current_user_can('manage_woocommerce') || $this->plugin->shop->load(self::DONE) !== null;
        if ($isOver || ($this->old() === [] && !$this->hasOrders())) {
            return;
        }
        $words = $this->plugin->words();
        $text = $words->say($this->isConnected() ? 'takeover.offerOrders' : 'takeover.offer');
        $url = wp_nonce_url(admin_url('admin-post.php?action=' . self::ACTION), self::ACTION);
        echo '<div class="notice notice-info"><p>' . esc_html($text) . ' <a class="button" href="' . esc_url($url) . '">'
            . esc_html($words->say('takeover.take')) . '</a></p></div>';
    }

    public function take(): void
    {
        check_admin_referer(self::ACTION);
        if (!current_user_can('manage_woocommerce')) {
            wp_die('', '', 403);
        }
        // What the merchant has typed and connected already is newer than what the old plugin knew.
        if (!$this->isConnected()) {
            $this->takeSettings();
        }
        OldOrders::start();
        $this->plugin->shop->save(self::DONE, ['at' => time()]);
        wp_safe_redirect(SettingsTab::url());
        exit;
    }

    private function takeSettings(): void
    {
        $old = $this->old();
        if ($old === []) {
            return;
        }
        $this->plugin->shop->keepSettings(self::translated($old) + (array) get_option(WooShop::settingsOption(), []));
        $settings = $this->plugin->shop->settings();
        if ($settings->text('gatewayUrl') !== '') {
            $this->plugin->delivery->connection()->connect([
                'courierCode' => $settings->text('courierCode'),
                'login' => $settings->text('login'),
                'password' => (string) ($old['password'] ?? ''),
            ]);
        }
    }

    private function isConnected(): bool
    {
        return $this->plugin->delivery->publishableKey() !== '';
    }

    /** Asked once an hour: the question goes through all orders. */
    private function hasOrders(): bool
    {
        $known = $this->plugin->shop->recall(self::DONE);
        if ($known === null) {
            $known = ['has' => OldOrders::exist()];
            $this->plugin->shop->remember(self::DONE, $known, self::ASK_SECONDS);
        }

        return $known['has'];
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
