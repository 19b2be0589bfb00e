<?php

declare(strict_types=1);

namespace CourierModx;

/** What our address among MiniShop3's own answers. MiniShop3 has found out whose cart it is. */
final class WebRoute
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** @return array<string, mixed> */
    public function state(string $token): array
    {
        (new Draft($this->plugin))->enterByToken($token);

        return (new PageState($this->plugin))->toArray(true);
    }
}
