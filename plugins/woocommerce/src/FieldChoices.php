<?php

declare(strict_types=1);

namespace CourierWoo;

use CourierWoo\Core\GatewayFailure;
use CourierWoo\Core\Texts;

/** What a setting can be chosen from: the schema's own options, the shop's lists, the courier's lists. */
final class FieldChoices
{
    private const STATUSES = [
        'announced', 'collected', 'in_transit', 'ready_for_pickup', 'out_for_delivery', 'rescheduled', 'on_hold',
        'delivered', 'partially_delivered', 'undelivered', 'returning', 'returned', 'lost',
    ];
    private const RECIPIENT = ['name', 'phone', 'email', 'company', 'town', 'region', 'address', 'postcode'];

    private Plugin $plugin;
    private Texts $texts;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
        $this->texts = $plugin->delivery->texts();
    }

    /**
     * Of a list or choice.
     *
     * @param array<string, mixed> $field
     * @return array<string, string> label by value
     */
    public function of(array $field): array
    {
        switch ($field['source'] ?? '') {
            case 'shopStatuses':
                return self::statuses();
            case 'serviceLevels':
                return $this->serviceLevels();
            default:
                return $field['key'] === 'deliveryDaysOff' ? self::weekdays() : $this->labelled($field['options'] ?? []);
        }
    }

    /**
     * Rows of a map.
     *
     * @param array<string, mixed> $field
     * @return array<string, string> label by key
     */
    public function keysOf(array $field): array
    {
        switch ($field['source'] ?? '') {
            case 'shopPayments':
                return self::payments();
            case 'trackingStatuses':
                return $this->said('status', self::STATUSES);
            default:
                return $this->said('field', self::RECIPIENT);
        }
    }

    /**
     * What a map's row can be; none: text is typed.
     *
     * @param array<string, mixed> $field
     * @return array<string, string>
     */
    public function valuesOf(array $field): array
    {
        return ($field['source'] ?? '') === 'trackingStatuses' ? self::statuses() : $this->labelled($field['options'] ?? []);
    }

    /** @return array<string, string> title by id, of payment methods that are switched on */
    public static function payments(): array
    {
        $titles = [];
        foreach (WC()->payment_gateways()->payment_gateways() as $id => $gateway) {
            if ($gateway->enabled === 'yes') {
                $titles[(string) $id] = wp_strip_all_tags($gateway->get_method_title() ?: $gateway->get_title());
            }
        }

        return $titles;
    }

    /** @return array<string, string> without WooCommerce's own prefix */
    private static function statuses(): array
    {
        $statuses = [];
        // A draft is a cart that the block checkout keeps, and no order yet.
        foreach (array_diff_key(wc_get_order_statuses(), ['wc-checkout-draft' => '']) as $slug => $label) {
            $statuses[(string) preg_replace('/^wc-/', '', $slug)] = $label;
        }

        return $statuses;
    }

    /** @return array<string, string> */
    private static function weekdays(): array
    {
        global $wp_locale;
        $days = [];
        for ($day = 1; $day <= 7; $day++) {
            $days[(string) $day] = $wp_locale->get_weekday($day % 7);
        }

        return $days;
    }

    /** @return array<string, string> name by code */
    private function serviceLevels(): array
    {
        $shop = $this->plugin->shop;
        $kept = $shop->recall('serviceLevels');
        if ($kept === null && $this->plugin->delivery->publishableKey() !== '') {
            try {
                $kept = array_column($this->plugin->delivery->connection()->serviceLevels(), 'name', 'code');
            } catch (GatewayFailure $failure) {
                $kept = [];
            }
            $shop->remember('serviceLevels', $kept, $kept === [] ? 60 : 3600);
        }

        return array_map('strval', $kept ?? []);
    }

    /**
     * @param string[] $options
     * @return array<string, string>
     */
    private function labelled(array $options): array
    {
        return $this->said('option', $options);
    }

    /**
     * @param string[] $words
     * @return array<string, string>
     */
    private function said(string $group, array $words): array
    {
        $labels = [];
        foreach ($words as $word) {
            $labels[$word] = $this->texts->say("{$group}.{$word}");
        }

        return $labels;
    }
}
