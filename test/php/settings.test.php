<?php

declare(strict_types=1);

use CourierCore\Money;
use CourierCore\Payment;

test('money is read by its digits', function (): void {
    same(35050, Money::parse('350,5'));
    same(115, Money::parse('1.15'));
    same(100000000, Money::parse("1 000\u{a0}000"));
    same(-500, Money::parse('-5'));
    foreach (['', 'abc', '1.234', '1e3', '--1', '1,2,3', "5\n6"] as $wrong) {
        same([$wrong, null], [$wrong, Money::parse($wrong)]);
    }
    same("1\u{a0}250,50\u{a0}₽", Money::format(125050, 'RUB'));
    same("−5\u{a0}₸", Money::format(-500, 'KZT'));
});

test('a broken or empty value counts as not set', function (): void {
    $broken = someSettings([
        'multiplier' => '',
        'autoSend' => 'yes',
        'serviceLevels' => '["1","2"]',
        'paymentMap' => '{"cod":"card"',
        'statusMap' => '{"delivered":"done","lost":""}',
        'freeFrom' => 'much',
    ]);

    same(1.0, $broken->decimal('multiplier'));
    same(true, $broken->flag('autoSend'));
    same(false, $broken->flag('useArticles'));
    same(['1', '2'], $broken->list('serviceLevels'));
    same(['delivered' => 'done'], $broken->map('statusMap'));
    same(null, $broken->money('freeFrom'));
    throws(LogicException::class, fn () => $broken->text('nonsense'));
});

test('a delivery method has its own price settings and inherits the rest', function (): void {
    $shop = someSettings(['multiplier' => '1.2', 'additive' => '50', 'defaultWeight' => '700', 'login' => 'x']);

    $method = $shop->forMethod(['multiplier' => '2', 'additive' => '', 'login' => 'stolen']);

    same(2.0, $method->decimal('multiplier'));
    same(5000, $method->money('additive'));
    same(700, $method->int('defaultWeight'));
    same('x', $method->text('login'));
});

test('an unlisted payment method is cash, and nothing chosen is the shop’s default', function (): void {
    $shop = someSettings(['paymentMap' => ['card_online' => 'none', 'terminal' => 'card'], 'defaultPayment' => 'card']);

    same('cash', Payment::ofMethod('cod', $shop));
    same('none', Payment::ofMethod('card_online', $shop));
    same('card', Payment::ofMethod('terminal', $shop));
    same('card', Payment::ofMethod('', $shop));
});
