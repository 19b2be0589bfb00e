<?php

declare(strict_types=1);

namespace CourierCore\Form;

use CourierCore\Delivery;
use CourierCore\Texts;

/** What a setting can be chosen from: the schema's own options, the shop's lists, the courier's lists. */
final class FieldChoices
{
    private const STATUSES = [
        'announced', 'collected', 'in_transit', 'ready_for_pickup', 'out_for_delivery', 'rescheduled', 'on_hold',
        'delivered', 'partially_delivered', 'undelivered', 'returning', 'returned', 'lost',
    ];
    private const RECIPIENT = ['name', 'phone', 'email', 'company', 'town', 'region', 'address', 'postcode'];

    private Delivery $delivery;
    private Texts $words;
    private ShopLists $lists;

    /** @param Texts $words the plugin's own; they have `weekday.1` (Monday) to `weekday.7` */
    public function __construct(Delivery $delivery, Texts $words, ShopLists $lists)
    {
        $this->delivery = $delivery;
        $this->words = $words;
        $this->lists = $lists;
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
                return $this->lists->statuses();
            case 'serviceLevels':
                return $this->delivery->connection()->knownServiceLevels();
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
                return $this->lists->payments();
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
                return $this->lists->statuses();
            case 'recipientFields':
                return $this->lists->orderFields();
            default:
                return $this->said('option', $field['options'] ?? []);
        }
    }

    /** @return array<int|string, string> */
    private function weekdays(): array
    {
        $days = [];
        for ($day = 1; $day <= 7; $day++) {
            $days[(string) $day] = $this->words->say("weekday.{$day}");
        }

        return $days;
    }

    /**
     * @param string[] $words
     * @return array<string, string>
     */
    private function said(string $group, array $words): array
    {
        $labels = [];
        foreach ($words as $word) {
            $labels[$word] = $this->delivery->texts()->say("{$group}.{$word}");
        }

        return $labels;
    }
}
