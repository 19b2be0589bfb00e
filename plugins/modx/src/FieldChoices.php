<?php

declare(strict_types=1);

namespace CourierModx;

use CourierModx\Core\GatewayFailure;
use CourierModx\Core\Texts;

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
        $this->texts = $plugin->delivery()->texts();
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

    /** @return array<int|string, string> name by id */
    public function payments(): array
    {
        return array_column($this->plugin->db->rows('SELECT `id`, `name` FROM `{p}ms2_payments` ORDER BY `id`'), 'name', 'id');
    }

    /** @return array<int|string, string> name by id */
    private function statuses(): array
    {
        $rows = $this->plugin->db->rows('SELECT `id`, `name` FROM `{p}ms2_order_statuses` ORDER BY `rank`, `id`');

        return array_column($rows, 'name', 'id');
    }

    /** @return array<string, string> */
    private function orderFields(): array
    {
        $fields = ['receiver', 'phone', 'email', 'index', 'region', 'city', 'street', 'building', 'room', 'comment'];

        return array_combine($fields, $fields) ?: [];
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
        $shop = $this->plugin->shop();
        $delivery = $this->plugin->delivery();
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
