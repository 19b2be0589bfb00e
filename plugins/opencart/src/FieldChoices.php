<?php

declare(strict_types=1);

namespace CourierOpenCart;

use CourierOpenCart\Core\GatewayFailure;
use CourierOpenCart\Core\Texts;

/** What a setting can be chosen from: the schema's own options, the shop's lists, the courier's lists. */
final class FieldChoices
{
    private const STATUSES = [
        'announced', 'collected', 'in_transit', 'ready_for_pickup', 'out_for_delivery', 'rescheduled', 'on_hold',
        'delivered', 'partially_delivered', 'undelivered', 'returning', 'returned', 'lost',
    ];
    private const RECIPIENT = ['name', 'phone', 'email', 'company', 'town', 'region', 'address', 'postcode'];
    private const COLUMNS = [
        'firstname', 'lastname', 'email', 'telephone', 'payment_company', 'payment_address_1', 'payment_city',
        'payment_postcode', 'shipping_company', 'shipping_address_1', 'shipping_address_2', 'shipping_city',
        'shipping_postcode',
    ];

    private Plugin $plugin;
    private int $storeId;
    private Texts $texts;

    public function __construct(Plugin $plugin, int $storeId)
    {
        $this->plugin = $plugin;
        $this->storeId = $storeId;
        $this->texts = $plugin->delivery($storeId)->texts();
    }

    /**
     * Of a list or choice.
     *
     * @param array<string, mixed> $field
     * @return array<int|string, string> label by value
     */
    public function of(array $field): array
    {
        switch ($field['source'] ?? '') {
            case 'shopStatuses':
                return $this->statuses();
            case 'serviceLevels':
                return $this->serviceLevels();
            default:
                return $field['key'] === 'deliveryDaysOff'
                    ? $this->weekdays()
                    : $this->said('option', $field['options'] ?? []);
        }
    }

    /**
     * Rows of a map.
     *
     * @param array<string, mixed> $field
     * @return array<int|string, string> label by key
     */
    public function keysOf(array $field): array
    {
        switch ($field['source'] ?? '') {
            case 'shopPayments':
                return $this->payments();
            case 'trackingStatuses':
                return $this->said('status', self::STATUSES);
            default:
                return $this->said('field', self::RECIPIENT);
        }
    }

    /**
     * What a map's row can be.
     *
     * @param array<string, mixed> $field
     * @return array<int|string, string>
     */
    public function valuesOf(array $field): array
    {
        switch ($field['source'] ?? '') {
            case 'trackingStatuses':
                return $this->statuses();
            case 'recipientFields':
                return $this->orderFields();
            default:
                return $this->said('option', $field['options'] ?? []);
        }
    }

    /** @return array<string, string> title by code, of payment extensions that are installed */
    public function payments(): array
    {
        $titles = [];
        foreach ($this->plugin->db->rows("SELECT * FROM `{p}extension` WHERE `type` = 'payment' ORDER BY `code`") as $row) {
            $code = (string) $row['code'];
            $route = isset($row['extension']) ? "extension/{$row['extension']}/payment/{$code}" : "extension/payment/{$code}";
            $texts = $this->plugin->registry->get('load')->language($route);
            $title = is_array($texts) ? (string) ($texts['heading_title'] ?? '') : '';
            $titles[$code] = strip_tags(html_entity_decode($title, ENT_QUOTES, 'UTF-8')) ?: $code;
        }

        return $titles;
    }

    /** @return array<int, string> */
    private function statuses(): array
    {
        $rows = $this->plugin->db->rows(
            'SELECT `order_status_id`, `name` FROM `{p}order_status` WHERE `language_id` = ? ORDER BY `order_status_id`',
            [(int) $this->plugin->config('config_language_id')]
        );

        return array_column($rows, 'name', 'order_status_id');
    }

    /** @return array<string, string> */
    private function orderFields(): array
    {
        $fields = array_combine(self::COLUMNS, self::COLUMNS) ?: [];
        $rows = $this->plugin->db->rows(
            'SELECT `custom_field_id`, `name` FROM `{p}custom_field_description` WHERE `language_id` = ?',
            [(int) $this->plugin->config('config_language_id')]
        );
        foreach ($rows as $row) {
            $fields["custom_field:{$row['custom_field_id']}"] = (string) $row['name'];
        }

        return $fields;
    }

    /** @return array<string, string> */
    private function weekdays(): array
    {
        $days = [];
        for ($day = 1; $day <= 7; $day++) {
            $days[(string) $day] = $this->plugin->words()->say("weekday.{$day}");
        }

        return $days;
    }

    /** @return array<string, string> name by code */
    private function serviceLevels(): array
    {
        $shop = $this->plugin->shop($this->storeId);
        $delivery = $this->plugin->delivery($this->storeId);
        $kept = $shop->recall('serviceLevels');
        if ($kept === null && $delivery->publishableKey() !== '') {
            try {
                $kept = array_column($delivery->connection()->serviceLevels(), 'name', 'code');
            } catch (GatewayFailure $failure) {
                $kept = [];
            }
            $shop->remember('serviceLevels', $kept, $kept === [] ? 60 : 3600);
        }

        return array_map('strval', $kept ?? []);
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
