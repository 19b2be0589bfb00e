<?php

declare(strict_types=1);

namespace CourierModx;

use MiniShop3\Model\msDelivery;

final class Deliveries extends DeliveryRows
{
    public const CLASSES = ['door' => Door::class, 'pickup' => Pickup::class];
    protected const TABLES = 'ms3';

    protected function create(string $key, string $class): int
    {
        // MiniShop3 itself asks for a point then.
        $own = $key === 'pickup' ? [CartReader::field($key) => 'required'] : [];
        $delivery = $this->plugin->modx->newObject(msDelivery::class);
        $delivery->fromArray([
            'name' => $this->plugin->words()->say("method.{$key}"),
            'price' => '0',
            'active' => 1,
            'class' => $class,
            'validation_rules' => json_encode(['first_name' => 'required', 'phone' => 'required'] + $own),
        ]);
        $delivery->save();

        return (int) $delivery->get('id');
    }
}
