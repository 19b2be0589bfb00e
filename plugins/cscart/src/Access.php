<?php

declare(strict_types=1);

namespace CourierCsCart;

use CourierCsCart\Core\Form\SettingsInput;
use CourierCsCart\Core\Storage\OrderTable;
use Tygh\Registry;

/** Whose the request of the back office is: a vendor, or a storefront that is picked, has its own orders and no others. */
final class Access
{
    private Database $db;

    public function __construct(Database $db)
    {
        $this->db = $db;
    }

    /** A vendor of Multi-Vendor: the shop's settings are not theirs. */
    public static function isVendor(): bool
    {
        return self::company() > 0 && fn_allowed_for('MULTIVENDOR');
    }

    /**
     * The orders and parts of orders among the ids that were sent, one number or text or many.
     *
     * @param mixed $ids
     * @return string[]
     */
    public function orders($ids): array
    {
        $texts = array_map([SettingsInput::class, 'text'], is_array($ids) ? $ids : explode(',', SettingsInput::text($ids)));
        $known = array_values(array_unique(preg_grep('/^\d+(\.\d{1,2})?$/D', $texts) ?: []));
        if (self::company() === 0 || $known === []) {
            return $known;
        }
        $marks = implode(', ', array_fill(0, count($known), '?'));
        $rows = $this->db->rows(
            "SELECT `order_id` FROM `{p}orders` WHERE `company_id` = ? AND `order_id` IN ({$marks})",
            array_merge([self::company()], array_map('intval', $known))
        );
        $own = array_map('intval', array_column($rows, 'order_id'));

        return array_values(array_filter($known, static fn (string $id): bool => in_array((int) $id, $own, true)));
    }

    /** Orders ticked in the list, with all their parts. @param string[] $ids @return string[] */
    public static function withParts(array $ids, OrderTable $orders): array
    {
        return array_merge([], ...array_map(static fn (string $id): array => $orders->parts((int) $id), $ids));
    }

    /** 0: all companies. */
    private static function company(): int
    {
        return (int) Registry::get('runtime.company_id');
    }
}
