<?php

declare(strict_types=1);

namespace CourierBitrix\Delivery;

use CourierBitrix\Charset;
use CourierBitrix\Lists;
use CourierBitrix\Plugin;

/** The tabs of a service's and a profile's form, as the older module had them: price, price by the order's value. */
final class ConfigForm
{
    private const PRICE = [
        'SENDER_TOWN' => 'senderTown', 'SERVICE_LEVELS' => 'serviceLevels', 'MULTIPLIER' => 'multiplier', 'ADDITIVE' => 'additive',
        'FREE_FROM' => 'freeFrom', 'ROUNDING_STEP' => 'roundingStep', 'FALLBACK_PRICE' => 'fallbackPrice', 'MAX_WEIGHT' => 'maxWeight',
        'PAYMENTS' => 'payments',
    ];
    private const SHARES = ['', 'all', 'nothing', 'fixed', 'less_percent', 'less_amount'];
    private const FIELDS = ['name', 'phone', 'email', 'company', 'town', 'region', 'address', 'postcode'];
    private static bool $isWaiting = false;

    /** @param array<string, array<string, mixed>> $first tabs before ours @return array<string, array<string, mixed>> */
    public static function structure(array $first = []): array
    {
        $texts = Plugin::the()->delivery()->texts();
        $words = Plugin::the()->words();
        $price = [];
        foreach (self::PRICE as $name => $key) {
            $price[$name] = ['TYPE' => 'STRING', 'NAME' => Charset::out($texts->say("setting.{$key}")), 'DEFAULT' => ''];
        }
        $towns = Plugin::the()->shop()->settings()->list('senderTowns');
        if ($towns !== []) {
            $options = ['' => $words->say('choice.empty')] + array_combine($towns, $towns);
            $price['SENDER_TOWN'] = ['TYPE' => 'ENUM', 'OPTIONS' => array_map([Charset::class, 'out'], $options)] + $price['SENDER_TOWN'];
        }
        $shares = [];
        foreach (self::SHARES as $share) {
            $shares[$share] = Charset::out($words->say("share.{$share}"));
        }
        $intervals = [];
        for ($n = 1; $n <= 3; $n++) {
            $intervals["FROM_{$n}"] = ['TYPE' => 'STRING', 'NAME' => Charset::out($words->say('interval.from', ['n' => $n])), 'DEFAULT' => ''];
            $intervals["KIND_{$n}"] = ['TYPE' => 'ENUM', 'NAME' => Charset::out($words->say('interval.kind')), 'OPTIONS' => $shares, 'DEFAULT' => ''];
            $intervals["VALUE_{$n}"] = ['TYPE' => 'STRING', 'NAME' => Charset::out($words->say('interval.value')), 'DEFAULT' => ''];
        }

        return $first + [
            'PRICE' => [
                'TITLE' => Charset::out($texts->say('group.price')), 'DESCRIPTION' => Charset::out($words->say('config.help')), 'ITEMS' => $price,
            ],
            'INTERVALS' => [
                'TITLE' => Charset::out($texts->say('setting.intervals')), 'DESCRIPTION' => '', 'ITEMS' => $intervals,
            ],
            'FIELDS' => [
                'TITLE' => Charset::out($texts->say('setting.fieldMap')), 'DESCRIPTION' => Charset::out($words->say('config.fields')),
                'ITEMS' => self::fields(),
            ],
        ];
    }

    /** @return array<string, array<string, mixed>> */
    private static function fields(): array
    {
        $properties = array_map([Charset::class, 'out'], ['' => Plugin::the()->words()->say('choice.empty')] + (new Lists())->orderFields());
        $items = [];
        foreach (self::FIELDS as $field) {
            $items[strtoupper($field)] = [
                'TYPE' => 'ENUM', 'NAME' => Charset::out(Plugin::the()->delivery()->texts()->say("field.{$field}")),
                'OPTIONS' => $properties, 'DEFAULT' => '',
            ];
        }

        return $items;
    }

    /** Bitrix keeps the form after it has asked us; the gateway hears of it when the request is over. */
    public static function pushAfterwards(): void
    {
        if (!self::$isWaiting) {
            self::$isWaiting = true;
            register_shutdown_function([self::class, 'push']);
        }
    }

    public static function push(): void
    {
        self::$isWaiting = false;
        $plugin = Plugin::the();
        $plugin->shop()->forgetSettings();
        if ($plugin->delivery()->publishableKey() !== '') {
            $plugin->delivery()->connection()->push();
        }
    }
}
