<?php

declare(strict_types=1);

use CourierCore\Expected;
use CourierCore\Keys;
use CourierCore\Selection;
use CourierCore\SelectionToken;
use CourierCore\Untrusted;

$vectors = json_decode(file_get_contents(VECTORS . '/trust.json'), true);
$tokens = new SelectionToken(new Keys($vectors['sk']));
$fingerprints = array_column($vectors['carts'], 'fingerprint', 'name');

/** A token as the gateway signs it. */
$sign = function ($claims) use ($vectors): string {
    $base64url = fn (string $bytes): string => rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
    $head = "v1.{$vectors['kid']}." . $base64url(is_string($claims) ? $claims : json_encode($claims));
    $key = hash_hkdf('sha256', $vectors['sk'], 32, 'selection');

    return $head . '.' . $base64url(hash_hmac('sha256', $head, $key, true));
};

$claims = [
    'installation' => 'ins_3fk9',
    'method' => 'door',
    'serviceLevel' => '1',
    'ruleSet' => 'door@2',
    'price' => ['amount' => 30000, 'currency' => 'RUB'],
    'fingerprint' => $fingerprints['one parcel, cash'],
    'town' => ['code' => '1605', 'name' => 'Казань город', 'region' => '16', 'country' => 'RU', 'postcode' => null],
    'address' => ['street' => 'ул. Ленина', 'house' => '7'],
    'window' => ['date' => '2026-10-01'],
    'transitDays' => null,
    'issuedAt' => 1790000000,
    'expiresAt' => 1790007200,
];
$expected = [
    'installation' => 'ins_3fk9',
    'method' => 'door',
    'ruleSet' => 'door@2',
    'fingerprint' => $fingerprints['one parcel, cash'],
    'currency' => 'RUB',
];

foreach ($vectors['tokens'] as $vector) {
    test("token: {$vector['name']}", function () use ($tokens, $vector, $fingerprints): void {
        $with = $vector['with'];
        $expected = new Expected($with + ['fingerprint' => $fingerprints[$with['cart']]]);

        $answer = 'accepted';
        try {
            $tokens->verify($vector['token'], $expected, $with['now']);
        } catch (Untrusted $untrusted) {
            $answer = $untrusted->reason();
        }

        same($vector['answer'], $answer);
    });
}

test('a door token gives address, window and price', function () use ($tokens, $sign, $claims, $expected): void {
    $selection = $tokens->verify($sign($claims), new Expected($expected), 1790000001);

    same('ул. Ленина', $selection->address['street']);
    same('', $selection->town['postcode']);
    same(['date' => '2026-10-01', 'from' => '', 'to' => ''], $selection->window);
    same(null, $selection->transitDays);
    same(30000, $selection->price);
    same('', $selection->note);
});

test('what the buyer asks of the driver comes with the token', function () use ($tokens, $sign, $claims): void {
    same('звоните за час', $tokens->open($sign(['note' => 'звоните за час'] + $claims))->note);
});

test('the place is judged last, by the shop', function () use ($tokens, $sign, $claims, $expected): void {
    $refuse = $expected + ['holdsPlace' => fn (Selection $s): bool => $s->town['code'] !== '1605'];

    $late = throws(Untrusted::class, fn () => $tokens->verify($sign($claims), new Expected($refuse), 1790009999));
    $far = throws(Untrusted::class, fn () => $tokens->verify($sign($claims), new Expected($refuse), 1790000001));

    same('expired', $late->reason());
    same('place', $far->reason());
});

test('what an order keeps reads back as the same selection', function () use ($tokens, $sign, $claims): void {
    $selection = $tokens->open($sign($claims));

    same($claims, $selection->toClaims());
    same('door@2', Selection::fromClaims($selection->toClaims())->ruleSet);
});

$wrong = [
    'a list' => [1, 2],
    'a number' => '7',
    'no price' => ['price' => null] + $claims,
    'a price in text' => ['price' => ['amount' => '300', 'currency' => 'RUB']] + $claims,
    'a price with a fraction' => ['price' => ['amount' => 300.5, 'currency' => 'RUB']] + $claims,
    'a town in text' => ['town' => 'Казань'] + $claims,
    'a door without an address' => array_diff_key($claims, ['address' => 1]),
    'a point without a code' => ['method' => 'pickup_point', 'point' => ['name' => 'x']] + $claims,
    'an unknown method' => ['method' => 'drone'] + $claims,
    'an address that is not text' => ['address' => ['street' => ['x']]] + $claims,
];
foreach ($wrong as $name => $payload) {
    test("signed claims with {$name} are no selection", function () use ($tokens, $sign, $payload): void {
        same('form', throws(Untrusted::class, fn () => $tokens->open($sign($payload)))->reason());
    });
}

test('a token over 2 kB is refused, however well it is signed', function () use ($tokens, $sign, $claims): void {
    $withStreet = fn (int $length): array => ['address' => ['street' => str_repeat('x', $length)]] + $claims;

    same('ins_3fk9', $tokens->open($sign($withStreet(900)))->installation);
    same('form', throws(Untrusted::class, fn () => $tokens->open($sign($withStreet(1500))))->reason());
});

test('the key before still opens its tokens', function () use ($vectors, $sign, $claims): void {
    $newer = 'sk_new1_' . str_repeat('A', 43);

    $tokens = new SelectionToken(new Keys($newer, $vectors['sk']));

    same('ins_3fk9', $tokens->open($sign($claims))->installation);
});
