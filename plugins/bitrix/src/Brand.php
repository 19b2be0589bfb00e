<?php

declare(strict_types=1);

namespace CourierBitrix;

use CourierBitrix\Core\BrandFile;

/** The build puts the brand's own words in place of these three, in every file. */
final class Brand extends BrandFile
{
    /** Of page elements and files that people see. */
    public const SLUG = 'courier-checkout';
    /** Of tables, form fields and the session's key. */
    public const PREFIX = 'courier_checkout';
    /** The module's id: `partner.module`. */
    public const MODULE = 'courier.checkout';
}
