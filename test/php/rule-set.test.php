<?php

declare(strict_types=1);

use CourierCore\MethodEntry;
use CourierCore\RuleSet;

test('a rule set says everything in the gateway’s units', function (): void {
    $rules = RuleSet::of(new MethodEntry([
        'key' => 'zone 3: door',
        'method' => 'door',
        'settings' => someSettings([
            'senderTown' => ['code' => '0495', 'name' => 'Москва'],
            'serviceLevels' => ['2', '1'],
            'multiplier' => '1,5',
            'additive' => '-10',
            'intervals' => [
                ['from' => '5000', 'kind' => 'nothing'],
                ['from' => '0', 'kind' => 'less_percent', 'value' => '12,5'],
                ['from' => '3000', 'kind' => 'fixed', 'value' => '99'],
            ],
            'freeFrom' => '10000',
            'roundingStep' => '10',
            'roundingDirection' => 'up',
            'payments' => ['none'],
            'maxWeight' => '20000',
        ]),
    ]));

    same([
        'senderTown' => '0495',
        'serviceLevels' => ['2', '1'],
        'multiplier' => 1.5,
        'additive' => -1000,
        'intervals' => [
            ['from' => 0, 'buyerPays' => ['kind' => 'less_percent', 'percent' => 12.5]],
            ['from' => 300000, 'buyerPays' => ['kind' => 'fixed', 'amount' => 9900]],
            ['from' => 500000, 'buyerPays' => ['kind' => 'nothing']],
        ],
        'freeFrom' => 1000000,
        'rounding' => ['step' => 1000, 'direction' => 'up'],
        'payments' => ['none'],
        'maxWeightGrams' => 20000,
    ], $rules);
});

test('an untouched method is the plainest rule set', function (): void {
    $rules = RuleSet::of(new MethodEntry(['key' => 'a', 'method' => 'door', 'settings' => someSettings([])]));

    same([null, [], 1.0, 0, [], null, null, [], null], array_values($rules));
});

test('a rule set’s name keeps to what the gateway takes', function (): void {
    $entry = new MethodEntry(['key' => 'курьер door:3', 'method' => 'door', 'settings' => someSettings([])]);

    same(1, preg_match('/^[A-Za-z0-9_-]{1,60}$/D', $entry->ruleSetName()));
});
