<?php

declare(strict_types=1);

namespace CourierWoo;

final class DoorMethod extends Method
{
    protected function methodId(): string
    {
        return MethodTable::ids()[0];
    }
}
