<?php

declare(strict_types=1);

namespace CourierPresta;

use CourierPresta\Core\BrandFile;

/** The build puts the brand's own words in place of these three, in every file. */
final class Brand extends BrandFile
{
    /** Of page elements and files that people see. */
    public const SLUG = 'courier-checkout';
    /** Of tables and form fields. */
    public const PREFIX = 'courier_checkout';
    /** PrestaShop's name of the module: its folder, file and class. */
    public const MODULE = 'couriercheckout';
}
