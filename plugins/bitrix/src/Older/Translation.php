<?php

declare(strict_types=1);

namespace CourierBitrix\Older;

/** The older module's settings as ours. What it left empty stays what it is here. */
final class Translation
{
    /** Its words for a parcel, the telling one first, by ours. */
    private const STATUSES = [
        'announced' => ['NEW', 'AWAITING_SYNC', 'NEWPICKUP'],
        'collected' => ['PICKUP'],
        'in_transit' => ['ACCEPTED', 'DEPARTURE', 'DEPARTURING', 'INVENTORY', 'WMSASSEMBLED', 'WMSDISASSEMBLED', 'CONFIRM'],
        'ready_for_pickup' => ['PICKUPREADY'],
        'out_for_delivery' => ['DELIVERY'],
        'rescheduled' => ['DATECHANGE'],
        'on_hold' => ['UNCONFIRM'],
        'delivered' => ['COMPLETE'],
        'partially_delivered' => ['PARTIALLY'],
        'undelivered' => ['CANCELED'],
        'returning' => ['RETURNING', 'COURIERRETURN'],
        'returned' => ['RETURNED'],
        'lost' => ['LOST'],
    ];
    private const FIELDS = [
        'name' => 'PROP_FIO', 'town' => 'PROP_CITY', 'address' => 'PROP_ADDRESS', 'phone' => 'PROP_PHONE', 'postcode' => 'PROP_ZIP',
    ];

    private OlderModule $older;
    /** @var string[] ids of the shop's pay systems */
    private array $paySystems;

    /** @param string[] $paySystems */
    public function __construct(OlderModule $older, array $paySystems)
    {
        $this->older = $older;
        $this->paySystems = $paySystems;
    }

    /** @return array<string, mixed> */
    public function settings(): array
    {
        $old = $this->older->settings();
        $sending = self::sendingStatuses($old);
        $town = (string) ($old['CITY_SENDER'] ?? '');
        $towns = $this->older->towns();
        $level = (string) ($old['DELIVERY_SERVICE'] ?? '');

        return array_filter([
            'login' => (string) ($old['LOGIN'] ?? ''),
            'courierCode' => (string) ($old['CODE'] ?? ''),
            'numberPrefix' => (string) ($old['ORDER_PREFIX'] ?? ''),
            'useArticles' => ($old['USE_ARTICLES'] ?? '') === 'Y' ? '1' : '',
            'senderTown' => in_array($town, ['', '0'], true) ? [] : ['code' => $town, 'name' => $towns[$town] ?? $town],
            'senderTowns' => array_map(static fn ($code, string $name): string => "{$code} {$name}", array_keys($towns), $towns),
            'serviceLevels' => $level === '' ? [] : [$level],
            'autoSend' => $sending === [] ? '' : '1',
            'autoSendStatuses' => $sending,
            'fieldMap' => self::fields($old),
            'paymentMap' => $this->payments($old),
            'statusMap' => $this->statuses(),
            'intervals' => self::intervals($old),
            // The older module cancelled without being asked to.
            'cancelWithOrder' => '1',
        ], static fn ($value): bool => !in_array($value, ['', []], true));
    }

    /** @param array<string, string> $old @return string[] */
    private static function sendingStatuses(array $old): array
    {
        $statuses = in_array($old['SEND_STATUS'] ?? '', ['', '0'], true) ? [] : [(string) $old['SEND_STATUS']];
        foreach ($old as $name => $value) {
            // Later versions have a box for each status.
            if ($value === 'Y' && strncmp((string) $name, 'SEND_STATUS_', 12) === 0) {
                $statuses[] = substr((string) $name, 12);
            }
        }

        return array_values(array_unique($statuses));
    }

    /** @param array<string, string> $old @return array<string, string> */
    private static function fields(array $old): array
    {
        $map = [];
        foreach (self::FIELDS as $field => $name) {
            $property = (string) ($old[$name] ?? '');
            $isLeftOut = $field === 'postcode' && ($old['SEND_ZIP'] ?? '') === 'Y';
            // A property of type location holds a code, no name: its town is found through the shop's list.
            $map[$field] = $isLeftOut || $property === 'LOCATION' ? '' : $property;
        }

        return array_filter($map);
    }

    /** @param array<string, string> $old @return array<string, string> */
    private function payments(array $old): array
    {
        $listed = $this->older->payments();
        if ($listed !== []) {
            return $listed + array_fill_keys($this->paySystems, 'none');
        }
        $card = (string) ($old['PAYTYPE_CARD'] ?? '');

        return in_array($card, ['', '0'], true) ? [] : [$card => 'card'];
    }

    /** @return array<string, string> */
    private function statuses(): array
    {
        $old = $this->older->statuses();
        $map = [];
        foreach (self::STATUSES as $status => $words) {
            foreach ($words as $word) {
                $map[$status] = $map[$status] ?? $old[$word] ?? null;
            }
        }

        return array_filter($map);
    }

    /**
     * Three rows `from, to, who pays`; beyond the end of one the buyer pays all, unless another begins there.
     *
     * @param array<string, string> $old
     * @return array<int, array{from: string, kind: string, value: string}>
     */
    private static function intervals(array $old): array
    {
        $rows = $ends = [];
        for ($n = 1; $n <= 3; $n++) {
            [$from, $to] = [$old["PRICE_IF_{$n}_MIN"] ?? '', $old["PRICE_IF_{$n}_MAX"] ?? ''];
            if (!is_numeric($from) && !is_numeric($to)) {
                continue;
            }
            // Its own spelling.
            $share = self::share((string) ($old["PRICE_IF_{$n}_TYPE"] ?? '1'), (string) ($old["PRICE_IF_{$n}_AOMUNT"] ?? ''));
            $rows[is_numeric($from) ? (string) (int) $from : '0'] = $share;
            if (is_numeric($to)) {
                $ends[(string) (int) $to] = ['all', ''];
            }
        }
        $rows += $ends;
        ksort($rows, SORT_NUMERIC);

        return array_map(
            static fn ($from, array $share): array => ['from' => (string) $from, 'kind' => $share[0], 'value' => $share[1]],
            array_keys($rows),
            $rows
        );
    }

    /** @return array{0: string, 1: string} */
    private static function share(string $type, string $amount): array
    {
        $has = is_numeric($amount) && (float) $amount > 0;
        switch ($type) {
            case '2':
                return ['nothing', ''];
            case '3':
                return $has ? ['less_percent', $amount] : ['all', ''];
            case '4':
                return $has ? ['less_amount', $amount] : ['all', ''];
            default:
                return $has ? ['fixed', $amount] : ['all', ''];
        }
    }
}
