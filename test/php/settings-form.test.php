<?php

declare(strict_types=1);

use CourierCore\SettingsForm;
use CourierCore\SettingsSchema;

$problems = fn (array $input): array => (new SettingsForm(SettingsSchema::load()))->problems($input, 'shop');

test('the form names each field that cannot be', function () use ($problems): void {
    same([
        'gatewayUrl' => 'form.url',
        'courierCode' => 'form.pattern',
        'login' => 'form.required',
        'multiplier' => 'form.number',
        'additive' => 'form.money',
        'intervals' => 'form.intervals',
        'defaultWeight' => 'form.whole',
        'numberPrefix' => 'form.pattern',
        'paymentMap' => 'form.choice',
        'deliveryWindows' => 'form.pattern',
        'deliveryDaysAhead' => 'form.range',
    ], $problems([
        'gatewayUrl' => 'ftp://gateway.example',
        'courierCode' => '88a',
        'login' => '',
        'multiplier' => 'two',
        'additive' => '1.234',
        'intervals' => [['from' => '10', 'kind' => 'fixed', 'value' => '']],
        'defaultWeight' => '1,5',
        'numberPrefix' => 'too long a prefix',
        'paymentMap' => ['cod' => 'barter'],
        'deliveryWindows' => ['10:00-25:00'],
        'deliveryDaysAhead' => '90',
    ]));
});

test('a good form has no problems', function () use ($problems): void {
    same([], $problems([
        'gatewayUrl' => 'http://127.0.0.1:8081',
        'courierCode' => '8',
        'multiplier' => '1,15',
        'freeFrom' => '',
        'numberPrefix' => 'МАГ-',
        'deliveryWindows' => ['10:00-14:00'],
        'autoSend' => '1',
        'autoSendStatuses' => ['processing'],
        'failureStatus' => 'failed',
    ]));
});

test('a failure status that would send again is refused', function () use ($problems): void {
    $found = $problems(['autoSend' => '1', 'autoSendStatuses' => ['wait'], 'failureStatus' => 'wait']);

    same(['failureStatus' => 'form.failureStatusSends'], $found);
});
