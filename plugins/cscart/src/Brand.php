<?php

declare(strict_types=1);

namespace CourierCsCart;

use CourierCsCart\Core\BrandFile;

/** The build puts the brand's own words in place of these two, in every file. */
final class Brand extends BrandFile
{
    /** Of page elements and files that people see. */
    public const SLUG = 'courier-checkout';
    /** CS-Cart's id of the add-on: of its folder, tables, form fields, functions and the shipping module. */
    public const PREFIX = 'courier_checkout';
}
