<?php

declare(strict_types=1);

namespace CourierCore\Form;

/** What a setting can be chosen from that only the shop knows. Labels by value, as the merchant reads them. */
interface ShopLists
{
    /** @return array<int|string, string> ways to pay that are installed */
    public function payments(): array;

    /** @return array<int|string, string> statuses of an order */
    public function statuses(): array;

    /** @return array<int|string, string> fields of an order that a recipient may be read from */
    public function orderFields(): array;
}
