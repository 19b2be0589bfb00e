<?php

declare(strict_types=1);

namespace CourierWoo;

final class PointsMethod extends Method
{
    protected function methodId(): string
    {
        return MethodTable::ids()[1];
    }
}
