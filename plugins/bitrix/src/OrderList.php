<?php

declare(strict_types=1);

namespace CourierBitrix;

/** Sending many orders from Bitrix's list of orders. */
final class OrderList
{
    private const TABLE = 'tbl_sale_order';
    private const ACTION = Brand::PREFIX . '_send';

    /** @param object $list CAdminList */
    public static function addAction($list): void
    {
        if ($list->table_id === self::TABLE && Plugin::the()->delivery()->publishableKey() !== '') {
            $list->arActions[self::ACTION] = Charset::out(Plugin::the()->words()->say('bulk.send'));
        }
    }

    public static function handle(): void
    {
        $action = $_REQUEST['action_button'] ?? $_REQUEST['action'] ?? '';
        $isOurs = Offering::isBackOffice() && ($_SERVER['REQUEST_METHOD'] ?? '') === 'POST' && $action === self::ACTION;
        if ($isOurs && check_bitrix_sessid() && self::mayEdit()) {
            Plugin::the()->answers()->bulk($_REQUEST['ID'] ?? []);
        }
    }

    public static function mayEdit(): bool
    {
        global $APPLICATION;

        return $APPLICATION->GetGroupRight('sale') >= 'U';
    }
}
