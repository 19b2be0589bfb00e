<?php

declare(strict_types=1);

namespace CourierCore;

/** A delivery method entry's price rules, as the gateway wants them. It applies them; the shop never does. */
final class RuleSet
{
    private const NEEDS_AMOUNT = ['fixed', 'less_amount'];
    private const KINDS = ['all', 'nothing', 'fixed', 'less_amount', 'less_percent'];

    /** @return array<string, mixed> */
    public static function of(MethodEntry $entry): array
    {
        $settings = $entry->settings;
        $step = $settings->money('roundingStep') ?? 0;
        $town = $settings->map('senderTown')['code'] ?? '';

        return [
            'senderTown' => $town === '' ? null : $town,
            'serviceLevels' => $settings->list('serviceLevels'),
            'multiplier' => $settings->decimal('multiplier'),
            'additive' => $settings->money('additive') ?? 0,
            'intervals' => self::intervals($settings) ?? [],
            'freeFrom' => $settings->money('freeFrom'),
            'rounding' => $step > 0
                ? ['step' => $step, 'direction' => $settings->text('roundingDirection')]
                : null,
            'payments' => $settings->list('payments'),
            'maxWeightGrams' => $settings->int('maxWeight') ?: null,
        ];
    }

    /**
     * Rows `{from, kind, value}` of the settings form, as the gateway wants them; lowest first.
     *
     * @return array<int, array<string, mixed>>|null null when a row makes no sense
     */
    public static function intervals(Settings $settings): ?array
    {
        $intervals = [];
        foreach ($settings->rows('intervals') as $row) {
            $from = Money::parse((string) ($row['from'] ?? '0'));
            $share = self::share((string) ($row['kind'] ?? ''), (string) ($row['value'] ?? ''));
            if ($from === null || $from < 0 || $share === null) {
                return null;
            }
            $intervals[] = ['from' => $from, 'buyerPays' => $share];
        }
        usort($intervals, static fn (array $a, array $b): int => $a['from'] <=> $b['from']);

        return $intervals;
    }

    /** @return array<string, mixed>|null */
    private static function share(string $kind, string $value): ?array
    {
        if (in_array($kind, self::NEEDS_AMOUNT, true)) {
            $amount = Money::parse($value);

            return $amount === null || $amount < 0 ? null : ['kind' => $kind, 'amount' => $amount];
        }
        if ($kind === 'less_percent') {
            $percent = str_replace(',', '.', $value);

            return is_numeric($percent) && $percent >= 0 && $percent <= 100
                ? ['kind' => $kind, 'percent' => (float) $percent]
                : null;
        }

        return in_array($kind, self::KINDS, true) ? ['kind' => $kind] : null;
    }
}
