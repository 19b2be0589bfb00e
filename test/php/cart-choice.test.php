<?php

declare(strict_types=1);

use CourierCore\Cart;
use CourierCore\CartChoice;
use CourierCore\CartMemory;
use CourierCore\CartPart;
use CourierCore\Delivery;
use CourierCore\Place;
use CourierCore\Selection;

final class KeptInMemory implements CartMemory
{
    /** @var array<string, mixed> */
    public array $kept = [];

    public function read(): array
    {
        return $this->kept;
    }

    public function write(array $kept): void
    {
        $this->kept = $kept;
    }
}

/** The pickup entry of the fake shop, for a cart of this worth. @param array<string, mixed> $changes */
function choicePart(int $goods = 125000, array $changes = []): CartPart
{
    $entries = (new FakeShop())->methods();

    return new CartPart($changes + [
        'entry' => $entries[1],
        'entries' => $entries,
        'cart' => new Cart(['currency' => 'RUB', 'goods' => $goods, 'payment' => 'cash', 'weightGrams' => 1250]),
        'place' => new Place(['name' => 'Казань']),
    ]);
}

function choiceToken(CartPart $part, array $changes = []): string
{
    return signed(someClaims($changes + ['fingerprint' => $part->cart->fingerprint(), 'ruleSet' => 'pickup@4']));
}

/** @return array{0: CartChoice, 1: FakeTransport, 2: KeptInMemory} */
function choice(FakeTransport $gateway): array
{
    $gateway->answer('POST /v1/quotes', [
        'quotes' => [['id' => 'q', 'method' => 'pickup_point', 'serviceLevel' => '1', 'price' => ['amount' => 30000]]],
        'refusals' => [], 'seal' => 's', 'town' => ['code' => '1605', 'name' => 'Казань город'],
    ]);
    $memory = new KeptInMemory();

    return [(new Delivery(new FakeShop(), $gateway, static fn (): int => NOW))->choice($memory), $gateway, $memory];
}

test('a price stands until cart or town change', function (): void {
    [$choice, $gateway] = choice(new FakeTransport());
    foreach ([choicePart(), choicePart(), choicePart(9900), choicePart(9900, ['place' => new Place(['name' => 'Тверь'])])] as $part) {
        $choice->priced($part);
    }

    same(3, count($gateway->calls()));
});

test('what the gateway signed for this cart sets the price, and nothing else does', function (): void {
    [$choice] = choice(new FakeTransport());
    $part = choicePart();
    $price = ['price' => ['amount' => 31000, 'currency' => 'RUB']];
    $problems = [$choice->take($part, 'v1.k7q2.e30.' . str_repeat('a', 43)), $choice->take($part, choiceToken(choicePart(1), $price))];
    $before = $choice->priced($part)['price'];
    $problems[] = $choice->take($part, choiceToken($part, $price));

    same([false, false, true], array_map(static fn (string $said): bool => $said === '', $problems));
    same([30000, 31000], [$before, $choice->priced($part)['price']]);
});

test('what was posted in vain refuses the order with its own reason, and only once', function (): void {
    [$choice] = choice(new FakeTransport());
    $part = choicePart();
    $choice->take($part, 'v1.k7q2.e30.' . str_repeat('a', 43));
    $choice->priced($part);
    $problem = $choice->problemWith($part, 'RUB', 30000, false);
    $choice->startAnew($part, $problem);

    same(['mac', 'missing'], [$problem->reason, $choice->problemWith($part, 'RUB', 30000, false)->reason]);
});

test('a choice is signed anew when the cart has changed', function (): void {
    [$choice, $gateway] = choice(new FakeTransport());
    $old = choicePart();
    $new = choicePart(250000);
    $choice->take($old, choiceToken($old));
    $gateway->answer('POST /v1/selections', ['token' => choiceToken($new, ['price' => ['amount' => 45000, 'currency' => 'RUB']])]);

    same(45000, $choice->priced($new)['price']);
    same(null, $choice->problemWith($new, 'RUB', 45000, false));
});

test('a choice past its time is refused, never renewed', function (): void {
    [$choice, $gateway] = choice(new FakeTransport());
    $part = choicePart();
    $choice->take($part, choiceToken($part, ['expiresAt' => NOW - 600]));
    $choice->priced($part);

    same('expired', $choice->problemWith($part, 'RUB', 30000, false)->reason);
    same(['POST /v1/quotes'], $gateway->calls());
});

test('another town drops the choice; a zone that does not hold its town refuses it', function (): void {
    [$choice] = choice(new FakeTransport());
    $part = choicePart();
    $choice->take($part, choiceToken($part));
    $choice->priced(choicePart(125000, ['place' => new Place(['name' => 'Тверь'])]));
    $dropped = $choice->token('pickup');
    $narrow = choicePart(125000, ['holdsPlace' => static fn (Selection $selection): bool => false]);
    $said = $choice->take($narrow, choiceToken($narrow, ['town' => ['code' => '9', 'name' => 'Омск']]));

    same(['', false], [$dropped, $said === '']);
});

test('an order that is charged another sum than was shown is refused, unless the shop itself lowered it', function (): void {
    [$choice] = choice(new FakeTransport());
    $part = choicePart();
    $choice->take($part, choiceToken($part));
    $price = $choice->priced($part)['price'];

    same(null, $choice->problemWith($part, 'RUB', $price, false));
    same('price', $choice->problemWith($part, 'RUB', 100, false)->reason);
    same(null, $choice->problemWith($part, 'RUB', 0, true));
});

test('a choice that cannot be signed anew while the gateway is down refuses one order, not all', function (): void {
    [$choice, $gateway] = choice(new FakeTransport());
    $shop = new FakeShop();
    $shop->settings['fallbackPrice'] = '500';
    $door = ['entry' => $shop->methods()[0], 'entries' => $shop->methods()];
    [$old, $new] = [choicePart(125000, $door), choicePart(250000, $door)];
    $choice->take($old, signed(['fingerprint' => $old->cart->fingerprint()] + doorClaims('door@2', 38000)));
    same(38000, $choice->priced($old)['price']);
    $gateway->fail('POST /v1/quotes', 503);
    $price = $choice->priced($new)['price'];
    $problem = $choice->problemWith($new, 'RUB', $price, false);
    $choice->startAnew($new, $problem);

    same([50000, 'fingerprint'], [$price, $problem->reason]);
    same([50000, null], [$choice->priced($new)['price'], $choice->problemWith($new, 'RUB', 50000, false)]);
});

test('a gateway that is silent holds a checkout up once a minute, whatever was chosen before', function (): void {
    [$choice, $gateway] = choice(new FakeTransport());
    $old = choicePart();
    $choice->take($old, choiceToken($old));
    $gateway->hang('POST /v1/quotes');
    foreach ([250000, 260000, 270000] as $goods) {
        $choice->priced(choicePart($goods));
    }

    same(true, $choice->takes($old->entry, $old->slot, 'cash'));
    same(['POST /v1/quotes'], $gateway->calls());
});
