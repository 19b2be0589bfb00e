<?php

declare(strict_types=1);

namespace CourierBitrix;

use Bitrix\Main\Loader;
use Throwable;

/** Bitrix's agent: it must answer its own call, or Bitrix forgets it. */
final class Agents
{
    public const SECONDS = 600;

    public static function call(): string
    {
        return '\\' . self::class . '::run();';
    }

    public static function run(): string
    {
        try {
            Loader::includeModule('sale');
            Plugin::the()->jobs()->run();
        } catch (Throwable $failure) {
            Plugin::the()->shop()->log('error', 'agent.failed', ['message' => $failure->getMessage()]);
        }

        return self::call();
    }
}
