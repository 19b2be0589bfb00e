<?php

declare(strict_types=1);

namespace Automattic\WooCommerce\StoreApi\Exceptions;

final class RouteException extends \Exception
{
    public function __construct(string $code, string $message, int $status)
    {
        parent::__construct($message, $status);
    }
}

namespace Automattic\WooCommerce\StoreApi\Schemas\V1;

final class CartSchema
{
    public const IDENTIFIER = 'cart';
}

namespace Automattic\WooCommerce\Blocks\Integrations;

interface IntegrationInterface
{
}
