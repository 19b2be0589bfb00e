<?php

declare(strict_types=1);

namespace CourierBitrix\Older;

use Bitrix\Main\Application;
use Bitrix\Sale\Delivery\Services\Table;
use CourierBitrix\Charset;
use CourierBitrix\Plugin;

/** What the older module (`measoft.courier`) has left in the shop. It is read, and never changed. */
final class OlderModule
{
    /** Codes of its service and of the service's two profiles. */
    private const SERVICE = 'courier';
    private const PROFILES = ['courier:simple', 'courier:pickup'];

    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** Its service's form, by its own names; empty where it was never used. @return array<string, string> */
    public function settings(): array
    {
        $rows = Table::getList(['filter' => ['=CODE' => self::SERVICE], 'select' => ['ID', 'CONFIG'], 'order' => ['ID' => 'ASC']]);
        while ($row = $rows->fetch()) {
            $settings = self::unpacked($row['CONFIG']['MAIN']['OLD_SETTINGS'] ?? '');
            if (($settings['LOGIN'] ?? '') !== '') {
                return $settings;
            }
        }

        return [];
    }

    /** @return int[] delivery ids of its profiles */
    public function services(): array
    {
        $rows = Table::getList(['filter' => ['=CODE' => array_merge([self::SERVICE], self::PROFILES)], 'select' => ['ID']]);
        $ids = [];
        while ($row = $rows->fetch()) {
            $ids[] = (int) $row['ID'];
        }

        return $ids;
    }

    /** @return array<string, string> the shop's status of an order by the courier's word */
    public function statuses(): array
    {
        $rows = $this->rows('measoft_order_status', 'MEASOFT_STATUS_CODE, BITRIX_STATUS_ID');

        return array_filter(array_map('strval', array_column($rows, 'BITRIX_STATUS_ID', 'MEASOFT_STATUS_CODE')));
    }

    /** @return array<string, string> `cash` or `card` by pay system; what is not listed was paid before */
    public function payments(): array
    {
        $payments = [];
        foreach ($this->rows('measoft_pay_system', 'PAYSYSTEM_ID, CASH, CARD') as $row) {
            if (!empty($row['CASH']) || !empty($row['CARD'])) {
                // It asked for cash first where both were ticked.
                $payments[(string) $row['PAYSYSTEM_ID']] = empty($row['CASH']) ? 'card' : 'cash';
            }
        }

        return $payments;
    }

    /** @return array<string, string> names of senders' towns by the courier's code */
    public function towns(): array
    {
        return array_map([Charset::class, 'in'], array_column($this->rows('measoft_cities', 'MEASOFT_ID, NAME'), 'NAME', 'MEASOFT_ID'));
    }

    /** @return array<int, array<string, mixed>> */
    private function rows(string $table, string $columns): array
    {
        return Application::getConnection()->isTableExists($table)
            ? $this->plugin->db->rows("SELECT {$columns} FROM {$table}")
            : [];
    }

    /** It wrapped its settings, and Bitrix wraps those of older handlers once more. @param mixed $packed @return array<string, string> */
    private static function unpacked($packed): array
    {
        for ($n = 0; $n < 2 && is_string($packed) && $packed !== ''; $n++) {
            $packed = @unserialize($packed, ['allowed_classes' => false]);
        }

        return is_array($packed) ? array_map([Charset::class, 'in'], array_filter($packed, 'is_scalar')) : [];
    }
}
