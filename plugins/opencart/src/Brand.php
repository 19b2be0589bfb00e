<?php

declare(strict_types=1);

namespace CourierOpenCart;

use CourierOpenCart\Core\BrandFile;

/** The build puts the brand's own words in place of these two, in every file. */
final class Brand extends BrandFile
{
    /** Of page elements and files that people see. */
    public const SLUG = 'courier-checkout';
    /** Of extension codes, tables, session keys. */
    public const PREFIX = 'courier_checkout';
}
