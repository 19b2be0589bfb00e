<?php

declare(strict_types=1);

namespace CourierCsCart;

use CourierCsCart\Core\Amount;
use CourierCsCart\Core\CartPart;
use CourierCsCart\Core\MethodEntry;
use CourierCsCart\Core\Offer;
use CourierCsCart\Core\Payment;
use CourierCsCart\Core\Selection;
use Tygh;

/** What a shipping method of ours costs for a group of the cart. */
final class Offering
{
    private Plugin $plugin;
    private CartReader $reader;
    /** @var array<int|string, array<string, mixed>> groups that CS-Cart is about to price; it may number them anew */
    private array $groups = [];

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
        $this->reader = new CartReader($plugin);
    }

    /** The service is told of a package only; the goods are seen here. @param array<int|string, array<string, mixed>> $groups */
    public function see(array $groups): void
    {
        $this->groups = $groups;
    }

    /**
     * The service's answer.
     *
     * @param array<string, mixed> $info what CS-Cart gives a shipping service
     * @return array{cost: float|false, error: string|false, delivery_time: string|false}
     */
    public function rate(array $info): array
    {
        $shippingId = (int) ($info['keys']['shipping_id'] ?? $info['shipping_id'] ?? 0);
        $groupKey = $info['keys']['group_key'] ?? 0;
        $package = (array) ($info['package_info'] ?? []);
        $group = $this->groupOf($groupKey, $package);
        $entry = $this->entry($shippingId);
        if ($entry === null) {
            return self::nothing('');
        }
        $location = (array) ($package['location'] ?? []);
        $part = $this->part($entry, $groupKey, $group, $location);
        if (!$this->plugin->isStorefront()) {
            // A manager's order or the test button: a price by the rules, without anybody's choice.
            $offer = $this->plugin->delivery()->checkout()->offers($part->cart, $part->place, [$entry])[$entry->key];
            $text = $this->plugin->delivery()->checkout()->sentence($offer);

            return $offer->isAvailable()
                ? self::price($this->plugin->tax()->net($offer->price, $shippingId, $location), $text)
                : self::nothing($text);
        }
        if (!$this->plugin->choice()->isOffered($entry->account)) {
            return self::nothing('');
        }
        $priced = $this->plugin->choice()->priced($part);

        // Without words: CS-Cart writes each of them to its log, and to the administrator past a number.
        return $priced['source'] === Offer::NONE
            ? self::nothing('')
            : self::price($this->plugin->tax()->net($priced['price'], $shippingId, $location), $priced['text']);
    }

    public function entry(int $shippingId): ?MethodEntry
    {
        foreach ($this->plugin->shop()->methods() as $entry) {
            if ($entry->key === Methods::key($shippingId)) {
                return $entry;
            }
        }

        return null;
    }

    /**
     * @param int|string $groupKey as the cart knows it
     * @param array<string, mixed> $group
     * @param array<string, mixed> $location of CS-Cart
     * @param string|null $paymentId null: what the buyer has picked so far
     */
    public function part(MethodEntry $entry, $groupKey, array $group, array $location, ?string $paymentId = null): CartPart
    {
        $settings = $this->plugin->shop()->settings();
        $place = $this->reader->place($location);
        $payment = Payment::takenBy($entry, Payment::ofMethod($paymentId ?? self::paymentId(), $settings));

        return new CartPart([
            'entry' => $entry,
            'entries' => $this->plugin->shop()->methods(),
            'slot' => self::slot($groupKey, $entry),
            'cart' => $this->reader->cart($group, $this->discount($group), $payment, $settings),
            'place' => $place,
            'town' => implode('|', [$place->country, $place->region, mb_strtolower($place->name, 'UTF-8')]),
            'holdsPlace' => static fn (Selection $selection): bool => CartReader::holds($location, $selection),
        ]);
    }

    /** @param int|string $groupKey */
    public static function slot($groupKey, MethodEntry $entry): string
    {
        return "{$groupKey}-{$entry->key}";
    }

    /** @return array<int|string, array<string, mixed>> the open cart's groups, as last calculated */
    public function groups(): array
    {
        return (array) (self::cart()['product_groups'] ?? []);
    }

    /** @return array<string, mixed> CS-Cart's cart of this session */
    public static function cart(): array
    {
        $session = Tygh::$app['session'];

        return isset($session['cart']) ? (array) $session['cart'] : [];
    }

    public static function paymentId(): string
    {
        $id = (int) (self::cart()['payment_id'] ?? 0);

        return $id > 0 ? (string) $id : '';
    }

    /** A coupon's share of a group: CS-Cart takes it off the cart as a whole, and says so last. @param array<string, mixed> $group */
    private function discount(array $group): int
    {
        $whole = (int) ((new CartSession())->read()['discount'] ?? 0);
        $worths = array_map([CartReader::class, 'worth'], array_values($this->groups ?: $this->groups() ?: [$group]));
        $own = CartReader::worth($group);
        $sum = array_sum($worths);

        return $whole <= 0 || $sum <= 0 ? 0 : (int) round($whole * min(1, $own / $sum));
    }

    /**
     * The group of a package: the one that is worth, and weighs, what the package does. A package may leave out what is
     * carried free, then the key has to do.
     *
     * @param int|string $groupKey
     * @param array<string, mixed> $package
     * @return array<string, mixed>
     */
    private function groupOf($groupKey, array $package): array
    {
        $own = $this->groups[$groupKey] ?? null;
        $worth = Amount::minor((float) ($package['C'] ?? 0));
        $alike = array_values(array_filter(
            array_merge(array_filter([$own]), array_values($this->groups)),
            static fn (array $group): bool => CartReader::worth($group) === $worth
        ));
        foreach ($alike as $group) {
            if (CartReader::load($group) === CartReader::grams((float) ($package['W'] ?? 0))) {
                return $group;
            }
        }
        $only = count($this->groups) === 1 ? reset($this->groups) : null;

        return $alike[0] ?? $only ?? $own ?? self::ofPackage($package);
    }

    /** The test button knows a weight and a value, and no product. @param array<string, mixed> $package @return array<string, mixed> */
    private static function ofPackage(array $package): array
    {
        return ['products' => [[
            'product_id' => 0, 'product' => '', 'amount' => 1, 'price' => (float) ($package['C'] ?? 0),
            'weight' => (float) ($package['W'] ?? 0), 'is_edp' => 'N',
        ]]];
    }

    /** @return array{cost: float|false, error: string|false, delivery_time: string|false} */
    private static function price(float $cost, string $days): array
    {
        return ['cost' => $cost, 'error' => false, 'delivery_time' => $days === '' ? false : $days];
    }

    /** @return array{cost: float|false, error: string|false, delivery_time: string|false} */
    private static function nothing(string $why): array
    {
        return ['cost' => false, 'error' => $why === '' ? false : $why, 'delivery_time' => false];
    }
}
