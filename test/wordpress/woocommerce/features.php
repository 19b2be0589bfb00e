<?php

declare(strict_types=1);

namespace Automattic\WooCommerce\Utilities;

/** Who declared what; asked on the list of plugins. */
final class FeaturesUtil
{
    public static function declare_compatibility(string $feature, string $file, bool $isCompatible = true): bool
    {
        if (doing_action('before_woocommerce_init')) {
            \Site::$data['compatible'][$feature][plugin_basename($file)] = $isCompatible;
        }

        return true;
    }
}
