<?php

declare(strict_types=1);

namespace CourierWoo;

use CourierWoo\Core\BrandFile;

/** The build puts the brand's own words in place of these two, in every file. */
final class Brand extends BrandFile
{
    /** Folder of the plugin, its text domain, its pages and its REST namespace. */
    public const SLUG = 'courier-checkout';
    /** Of options, hooks, order fields and delivery methods. */
    public const PREFIX = 'courier_checkout';
}
