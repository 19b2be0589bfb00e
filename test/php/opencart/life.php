<?php

// What holds for every generation.

declare(strict_types=1);

/** @return array<string, string> */
function connection(string $key): array
{
    return ['installationId' => 'ins_1', 'publishableKey' => $key, 'secretKey' => SK];
}

test('removed, it listens nowhere and keeps settings, keys and orders', function (): void {
    $stage = new OcStage();
    $stage->nextRequest()->shop(0)->save('installation', connection('pk_1'));
    $stage->nextRequest()->orders->write('7', ['state' => 'sent']);

    $stage->nextRequest();
    Oc::call(Oc::plugin()->generation->ownRoute('uninstall'));

    same([], $stage->events());
    same('pk_1', $stage->nextRequest()->delivery(0)->publishableKey());
    same('sent', $stage->nextRequest()->orders->read('7')['state']);
});

test('put back, a method stands where it stood: an update in 4.x is a removal', function (): void {
    $stage = new OcStage();
    $stage->saveMethod('door', ['isOn' => '1', 'sortOrder' => '4']);
    Oc::$db->ask("DELETE FROM oc_setting WHERE code LIKE '%courier_checkout_door'");

    $stage->nextRequest();
    Oc::call(Oc::plugin()->generation->ownRoute('install', 'courier_checkout_door'));

    $code = Oc::plugin()->generation->settingCode('courier_checkout_door');
    same(['1', '4'], [$stage->setting("{$code}_status"), $stage->setting("{$code}_sort_order")]);
});

test('who may not change settings changes none and hears why', function (): void {
    $stage = new OcStage();
    Oc::$registry->get('user')->mayModify = false;

    $said = $stage->save(['gatewayUrl' => 'https://gateway.example', 'login' => 'other']);

    same(true, strpos($said, 'нет прав') !== false);
    same(null, $stage->nextRequest()->memory(0)->read('settings'));
});

test('a form that is not whole is not kept, and each gap has its words', function (): void {
    $stage = new OcStage();

    $said = $stage->save(['gatewayUrl' => 'nowhere', 'multiplier' => '0', 'additive' => '']);

    same(true, strpos($said, 'исправьте отмеченные поля') !== false);
    same(null, $stage->nextRequest()->memory(0)->read('settings'));
});

test('a store with an account of its own has its own keys, the others share the first one\'s', function (): void {
    $stage = new OcStage();
    Oc::$db->add('store', ['store_id' => 2, 'name' => 'Two', 'url' => 'https://two.example/', 'ssl' => '']);
    $plugin = $stage->nextRequest();
    $plugin->shop(0)->save('installation', connection('pk_first'));

    $shared = $plugin->delivery(2)->publishableKey();
    $plugin->stores->setOwn(2, true);
    $plugin = $stage->nextRequest();
    $plugin->shop(2)->save('installation', connection('pk_two'));

    same(['pk_first', 'pk_two', 'pk_first'], [
        $shared, $stage->nextRequest()->delivery(2)->publishableKey(), $stage->nextRequest()->delivery(0)->publishableKey(),
    ]);
});

test('what OpenCart handed on escaped is kept as it was typed', function (): void {
    $stage = new OcStage();
    $title = 'До двери "быстро" & <сразу>';
    $stage->saveMethod('door', ['isOn' => '1', 'titles' => ['1' => $title]]);

    same($title, $stage->nextRequest()->shop(0)->face('door')->title(1));
    same(true, strpos($stage->page('courier_checkout_door'), 'value="' . htmlspecialchars($title, ENT_QUOTES) . '"') !== false);
});

test('the courier\'s words are no markup in the order\'s history, which OpenCart prints as it is', function (): void {
    $stage = new OcStage();
    Oc::$db->add('order', ['order_id' => 7, 'store_id' => 0, 'order_status_id' => 1]);
    $stage->nextRequest()->shop(0)->addNote('7', 'Отказ: "нет" <img src=x onerror=alert(1)>');

    same(
        ['Отказ: "нет" &lt;img src=x onerror=alert(1)&gt;'],
        array_column(Oc::$db->ask('SELECT comment FROM oc_order_history WHERE order_id = 7'), 'comment')
    );
});
