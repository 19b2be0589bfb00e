<?php

declare(strict_types=1);

namespace CourierModx;

/** The same for a pickup point. */
final class Pickup extends Door
{
    protected string $key = 'pickup';
}
