<?php

declare(strict_types=1);

namespace CourierBitrix;

use CourierBitrix\Core\Form\Html;

/** Our tab of the order's card, as `OnAdminSaleOrderView` wants it described. */
final class OrderTab
{
    /** @return array<string, mixed> */
    public static function description(): array
    {
        return [
            'TABSET' => Brand::PREFIX,
            'GetTabs' => [self::class, 'tabs'],
            'ShowTab' => [self::class, 'show'],
            'Action' => [self::class, 'isFine'],
            'Check' => [self::class, 'isFine'],
        ];
    }

    /** @param array<string, mixed> $arguments @return array<int, array<string, string>> */
    public static function tabs($arguments): array
    {
        $name = Charset::out(Plugin::the()->brand->name(Plugin::the()->locale()));

        return [['DIV' => Brand::PREFIX, 'TAB' => $name, 'TITLE' => $name]];
    }

    /** @param array<string, mixed> $arguments */
    public static function show(string $tab, $arguments, $varsFromForm): void
    {
        if ($tab === Brand::PREFIX) {
            echo Html::tag('tr', [], '<td colspan="2">' . (new AdminPage(Plugin::the()))->orderBlock((string) (int) $arguments['ID']) . '</td>');
        }
    }

    /** @param array<string, mixed> $arguments */
    public static function isFine($arguments): bool
    {
        return true;
    }
}
