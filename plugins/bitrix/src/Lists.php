<?php

declare(strict_types=1);

namespace CourierBitrix;

use Bitrix\Sale\Internals\OrderPropsTable;
use Bitrix\Sale\OrderStatus;
use Bitrix\Sale\PaySystem\Manager;
use CourierBitrix\Core\Form\ShopLists;

/** Bitrix's pay systems, statuses of orders (never of shipments) and order properties, for the settings. */
final class Lists implements ShopLists
{
    public function payments(): array
    {
        $names = [];
        $found = Manager::getList(['select' => ['ID', 'NAME'], 'filter' => ['=ACTIVE' => 'Y']]);
        while ($row = $found->fetch()) {
            $names[(string) $row['ID']] = Charset::in($row['NAME']);
        }

        return $names;
    }

    public function statuses(): array
    {
        return array_map([Charset::class, 'in'], (array) OrderStatus::getAllStatusesNames());
    }

    public function orderFields(): array
    {
        $names = [];
        $found = OrderPropsTable::getList(['select' => ['CODE', 'NAME'], 'filter' => ['!=CODE' => '']]);
        while ($row = $found->fetch()) {
            $names[(string) $row['CODE']] = Charset::in($row['NAME']);
        }

        return $names;
    }
}
