<?php

declare(strict_types=1);

namespace CourierBitrix;

use Bitrix\Sale\Delivery\Services\Table;
use CourierBitrix\Core\MethodEntry;
use CourierBitrix\Core\Settings;
use CourierBitrix\Delivery\Profile;

/** The shop's delivery services that are profiles of ours: door and pickup point, below one service each. */
final class Services
{
    /** @var array<int, array<string, mixed>>|null rows by id */
    private ?array $rows = null;

    /** @return MethodEntry[] */
    public function entries(Settings $settings): array
    {
        $entries = [];
        foreach ($this->rows() as $id => $row) {
            $own = self::rules($row['CONFIG'] ?? []);
            $of = self::rules($this->config((int) ($row['PARENT_ID'] ?? 0)));
            // One field for another is said of each field alone.
            $fields = ($own['fieldMap'] ?? []) + ($of['fieldMap'] ?? []) + $settings->map('fieldMap');
            $entries[] = new MethodEntry([
                'key' => self::key($id),
                'method' => ($row['CONFIG']['MAIN']['KIND'] ?? '') === 'pickup_point' ? 'pickup_point' : 'door',
                'title' => Charset::in($row['NAME']),
                // A profile's own rules, else its service's, else the module's.
                'settings' => $settings->forMethod(['fieldMap' => $fields] + $own + $of),
            ]);
        }

        return $entries;
    }

    /** @return int[] delivery ids of our profiles */
    public function ids(): array
    {
        return array_keys($this->rows());
    }

    public static function key(int $deliveryId): string
    {
        return "d{$deliveryId}";
    }

    /** Rows of the profiles were read before somebody changed one. */
    public function forget(): void
    {
        $this->rows = null;
    }

    /**
     * What Bitrix keeps of a service's form, by the core's keys.
     *
     * @param array<string, mixed> $config
     * @return array<string, mixed>
     */
    public static function rules(array $config): array
    {
        $rules = [];
        foreach ((array) ($config['PRICE'] ?? []) as $name => $value) {
            if ($value !== '' && $value !== null && $value !== []) {
                $rules[lcfirst(str_replace(' ', '', ucwords(strtolower(str_replace('_', ' ', (string) $name)))))]
                    = is_array($value) ? $value : Charset::in($value);
            }
        }
        $town = Charset::in($config['PRICE']['SENDER_TOWN'] ?? '');
        if ($town !== '') {
            // «15500 Казань»: the code is what counts.
            $rules['senderTown'] = ['code' => explode(' ', $town)[0], 'name' => $town];
        }
        $intervals = self::intervals((array) ($config['INTERVALS'] ?? []));
        $fields = array_filter(array_map([Charset::class, 'in'], (array) ($config['FIELDS'] ?? [])));

        return $rules + array_filter(['intervals' => $intervals, 'fieldMap' => array_change_key_case($fields)]);
    }

    /** The three rows of the older module's form. @param array<string, mixed> $tab @return array<int, array<string, string>> */
    private static function intervals(array $tab): array
    {
        $rows = [];
        for ($n = 1; $n <= 3; $n++) {
            $kind = (string) ($tab["KIND_{$n}"] ?? '');
            if ($kind !== '') {
                $rows[] = [
                    'from' => (string) ($tab["FROM_{$n}"] ?? '0'), 'kind' => $kind, 'value' => (string) ($tab["VALUE_{$n}"] ?? ''),
                ];
            }
        }

        return $rows;
    }

    /** @return array<string, mixed> */
    private function config(int $id): array
    {
        $row = $id > 0 ? Table::getById($id)->fetch() : false;

        return is_array($row) && is_array($row['CONFIG'] ?? null) ? $row['CONFIG'] : [];
    }

    /** @return array<int, array<string, mixed>> */
    private function rows(): array
    {
        if ($this->rows === null) {
            $this->rows = [];
            $found = Table::getList([
                'filter' => ['=CLASS_NAME' => '\\' . Profile::class],
                'select' => ['ID', 'NAME', 'PARENT_ID', 'ACTIVE', 'CONFIG'],
                'order' => ['ID' => 'ASC'],
            ]);
            while ($row = $found->fetch()) {
                $this->rows[(int) $row['ID']] = $row;
            }
        }

        return $this->rows;
    }
}
