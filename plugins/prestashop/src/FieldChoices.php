<?php

declare(strict_types=1);

namespace CourierPresta;

use Context;
use CourierPresta\Core\GatewayFailure;
use CourierPresta\Core\Texts;
use Module;

/** What a setting can be chosen from: the schema's own options, the shop's lists, the courier's lists. */
final class FieldChoices
{
    private const STATUSES = [
        'announced', 'collected', 'in_transit', 'ready_for_pickup', 'out_for_delivery', 'rescheduled', 'on_hold',
        'delivered', 'partially_delivered', 'undelivered', 'returning', 'returned', 'lost',
    ];
    private const RECIPIENT = ['name', 'phone', 'email', 'company', 'town', 'region', 'address', 'postcode'];
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

    /** @return array<string, string> name by module, of payment modules that are installed */
    public function payments(): array
    {
        $names = [];
        foreach (Module::getPaymentModules() as $row) {
            $name = (string) $row['name'];
            $module = Module::getInstanceByName($name);
            $names[$name] = is_object($module) ? (string) $module->displayName : $name;
        }

        return $names;
    }

    /** @return array<int, string> */
    private function statuses(): array
    {
        $rows = $this->plugin->db->rows(
            'SELECT l.`id_order_state`, l.`name` FROM `{p}order_state_lang` l JOIN `{p}order_state` s'
                . ' ON s.`id_order_state` = l.`id_order_state` WHERE l.`id_lang` = ? AND s.`deleted` = 0'
                . ' ORDER BY l.`id_order_state`',
            [(int) Context::getContext()->language->id]
        );

        return array_column($rows, 'name', 'id_order_state');
    }

    /** @return array<string, string> */
    private function orderFields(): array
    {
        return array_combine(Recipient::FIELDS, Recipient::FIELDS) ?: [];
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
