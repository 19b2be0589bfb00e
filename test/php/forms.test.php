<?php

declare(strict_types=1);

use CourierCore\Delivery;
use CourierCore\Form\Address;
use CourierCore\Form\SettingsHtml;
use CourierCore\Form\SettingsInput;
use CourierCore\Form\SettingsSaving;
use CourierCore\Form\ShopLists;
use CourierCore\SettingsSchema;
use CourierCore\Texts;

final class FakeLists implements ShopLists
{
    public function payments(): array
    {
        return ['cod' => 'Cash <on> delivery'];
    }

    public function statuses(): array
    {
        return ['5' => 'Complete'];
    }

    public function orderFields(): array
    {
        return ['telephone' => 'telephone'];
    }
}

/** A form of a shop that is not connected yet. @return array{0: Delivery, 1: SettingsHtml} */
function formOf(FakeShop $shop): array
{
    $shop->save('installation', null);
    $delivery = new Delivery($shop, new FakeTransport(), static fn (): int => NOW);
    $words = new Texts('en', ['setting.own' => 'Our own question']);
    $schema = SettingsSchema::load([['key' => 'own', 'group' => 'goods', 'type' => 'text', 'default' => '']]);

    return [$delivery, new SettingsHtml($delivery, $words, new FakeLists(), $schema, 'courier-checkout', 'courier_checkout')];
}

test('a form asks every question of the schema, the platform\'s own too, and says what is wrong beside it', function (): void {
    [, $html] = formOf(new FakeShop());

    $form = $html->shop(['login' => 'a"b'], ['login' => 'Too short'], [], '<hr>');

    same(1, substr_count($form, 'name="courier_checkout[login]" value="a&quot;b"'));
    same(true, strpos($form, 'Too short') !== false && strpos($form, 'Our own question') !== false);
    same(true, strpos($form, 'Cash &lt;on&gt; delivery') !== false);
});

test('a question that the brand answers is not asked, and a password is never shown again', function (): void {
    [, $html] = formOf(new FakeShop());

    $form = $html->shop(['password' => 'secret', 'gatewayUrl' => 'https://x'], [], ['gatewayUrl'], '');

    same(false, strpos($form, 'gatewayUrl'));
    same(false, strpos($form, 'secret'));
});

test('what was not asked, for the brand knows it, is no missing answer', function (): void {
    $fields = SettingsSchema::load()->fields('shop');
    $saving = new SettingsSaving(formOf(new FakeShop())[0], SettingsSchema::load());
    $isWrong = static fn (array $posted): bool => isset($saving->problems(SettingsInput::read($fields, $posted))['gatewayUrl']);

    same([false, true], [$isWrong([]), $isWrong(['gatewayUrl' => ''])]);
});

test('what a method does not set is left empty, and empty is not kept', function (): void {
    [, $html] = formOf(new FakeShop());

    same(1, substr_count($html->method([], [], '[rules][door]'), 'name="courier_checkout[rules][door][additive]" value=""'));
    same(['additive' => '5'], SettingsSaving::ownRules(['additive' => '5', 'multiplier' => '', 'serviceLevels' => []]));
});

test('typed texts become lists and structures', function (): void {
    $fields = [
        'days' => ['type' => 'list'], 'town' => ['type' => 'town'], 'map' => ['type' => 'map'], 'text' => ['type' => 'text'],
    ];

    same(
        ['days' => ['1', '2'], 'town' => ['code' => '1'], 'map' => ['a' => 'b'], 'text' => 'x'],
        SettingsInput::read($fields, [
            'days' => '1, 2', 'town' => '{"code":"1"}', 'map' => ['a' => ' b ', 'c' => ''], 'text' => ' x ',
        ])
    );
});

test('the sender town is asked for once the courier\'s towns can be read, the password only before', function (): void {
    $shop = new FakeShop();
    [$delivery] = formOf($shop);
    $saving = new SettingsSaving($delivery, SettingsSchema::load());
    $typed = ['senderTown' => [], 'multiplier' => '0', 'additive' => '', 'password' => ''];

    $before = array_keys($saving->problems($typed));
    $shop->save('installation', ['installationId' => 'ins_1', 'publishableKey' => 'pk_1', 'secretKey' => SK]);
    $after = array_keys($saving->problems($typed));

    same([true, false], [in_array('password', $before, true), in_array('senderTown', $before, true)]);
    same([false, true], [in_array('password', $after, true), in_array('senderTown', $after, true)]);
    same([true, true], [in_array('additive', $before, true), in_array('additive', $after, true)]);
});

test('an address says its query safely, and leaves open what a script fills in', function (): void {
    same('/admin?do=act&id={id}', Address::with('/admin', ['do' => 'act', 'id' => '{id}']));
    same('/admin?token=t&q=a%26b%20%7Bc', Address::with('/admin?token=t', ['q' => 'a&b {c']));
    same('/admin', Address::with('/admin', []));
});
