<?php

declare(strict_types=1);

namespace CourierCsCart;

use CourierCsCart\Core\Amount;
use CourierCsCart\Core\CartPart;
use CourierCsCart\Core\Payment;
use CourierCsCart\Core\Problem;

/** What happens when CS-Cart's checkout passes by: the choice posted, payments, the moments of an order. */
final class Checkout
{
    /** Field of a suborder's cart: the group's key in the cart that it was split from. */
    private const GROUP = Brand::PREFIX . '_group';

    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /**
     * The checkout's own POST, guarded by CS-Cart's hash, brings what was chosen.
     *
     * @param array<string, mixed> $posted
     * @return bool whether prices have to be asked for anew
     */
    public function takePosted(array $posted): bool
    {
        $taken = false;
        foreach ((array) ($posted[Brand::PREFIX . '_token'] ?? []) as $groupKey => $tokens) {
            foreach ((array) $tokens as $shippingId => $token) {
                $part = is_string($token) ? $this->openPart($groupKey, (int) $shippingId) : null;
                if ($part !== null) {
                    $problem = $this->plugin->choice()->take($part, $token);
                    $taken = true;
                    $problem === '' || fn_set_notification('W', __('warning'), $problem);
                }
            }
        }
        $payment = (string) ($posted['payment_id'] ?? Offering::paymentId());

        return $taken || $payment !== Offering::paymentId();
    }

    /**
     * Takes away what the chosen point or the method's own limits do not take.
     *
     * @param array<string, mixed> $cart of CS-Cart
     * @param array<int|string, array<int, array<string, mixed>>> $groups payments by tab
     * @return array<int|string, array<int, array<string, mixed>>>
     */
    public function payments(array $cart, array $groups): array
    {
        $settings = $this->plugin->shop()->settings();
        foreach ((array) ($cart['chosen_shipping'] ?? []) as $groupKey => $shippingId) {
            $entry = $this->plugin->offering()->entry((int) $shippingId);
            if ($entry === null) {
                continue;
            }
            $slot = Offering::slot($groupKey, $entry);
            foreach ($groups as $tab => $payments) {
                $groups[$tab] = array_filter(
                    $payments,
                    fn ($id): bool => $this->plugin->choice()->takes($entry, $slot, Payment::ofMethod((string) $id, $settings)),
                    ARRAY_FILTER_USE_KEY
                );
            }
        }

        return array_filter($groups);
    }

    /** A coupon is known only when the cart is reckoned: what was priced without it is asked for anew. @param array<string, mixed> $cart */
    public function hasDiscountChanged(array $cart): bool
    {
        $memory = new CartSession();
        $kept = $memory->read();
        $now = Amount::minor((float) ($cart['subtotal_discount'] ?? 0));
        $before = (int) ($kept['discount'] ?? 0);
        if ($now !== $before) {
            $memory->write(['discount' => $now] + $kept);
        }

        return $now !== $before;
    }

    /**
     * Before an order is written: why it cannot be, or null; where it goes is put behind the method's name, which
     * CS-Cart's mails, papers and pages show.
     *
     * @param array<string, mixed> $cart
     * @return array{0: Problem|null, 1: array<string, mixed>} and the cart
     */
    public function beforeOrder(array $cart, bool $isShoppers): array
    {
        foreach ($this->chosen($cart) as [$groupKey, $n, $part, $chosen]) {
            $charged = $this->charged($part, $chosen, self::location($cart['product_groups'][$groupKey], $cart));
            $isLowered = !empty($chosen['free_shipping'])
                || in_array((int) $chosen['shipping_id'], array_map('intval', (array) ($cart['free_shipping'] ?? [])), true);
            $problem = $isShoppers
                ? $this->plugin->choice()->problemWith($part, CART_PRIMARY_CURRENCY, $charged, $isLowered)
                : null;
            if ($problem !== null) {
                $this->plugin->choice()->startAnew($part, $problem);

                return [$problem, $cart];
            }
            $selection = $this->plugin->delivery()->checkout()
                ->placeOf($this->plugin->choice()->token($part->slot), $part->entry->account);
            if ($selection !== null && $isShoppers) {
                // Mails and papers may print it as it is, and a token's address is not cleaned as posted fields are.
                $line = strip_tags(Core\Destination::ofSelection($selection)->toLine());
                $cart['product_groups'][$groupKey]['chosen_shippings'][$n]['shipping'] .= " ({$line})";
            }
        }

        return [null, $cart];
    }

    /** @param array<string, mixed> $cart as it was placed: a suborder's own, where the order is split */
    public function afterOrder(string $orderId, array $cart, bool $isShoppers): void
    {
        foreach ($this->chosen($cart) as $n => [$groupKey, , $part, $chosen]) {
            $id = OrderParts::id((int) $orderId, $n + 1);
            if ($isShoppers) {
                $charged = $this->charged($part, $chosen, self::location($cart['product_groups'][$groupKey], $cart));
                $this->plugin->choice()->keep($id, $part, CART_PRIMARY_CURRENCY, $charged);
            } elseif (!isset($this->plugin->orders->read($id)['marks'])) {
                // A manager who edits an order leaves its buyer's choice as it was.
                $this->plugin->delivery()->checkout()->keepOutsideOrder($id);
            }
        }
    }

    /** @param array<string, mixed> $suborder @param int|string $groupKey @return array<string, mixed> */
    public static function markSuborder(array $suborder, $groupKey): array
    {
        return [self::GROUP => $groupKey] + $suborder;
    }

    /**
     * @param array<string, mixed> $cart
     * @return array<int, array{0: int|string, 1: int|string, 2: CartPart, 3: array<string, mixed>}> group, number,
     *     part, and the method as CS-Cart chose it
     */
    private function chosen(array $cart): array
    {
        $found = [];
        $payment = (int) ($cart['payment_id'] ?? 0) > 0 ? (string) $cart['payment_id'] : '';
        foreach ((array) ($cart['product_groups'] ?? []) as $groupKey => $group) {
            foreach ((array) ($group['chosen_shippings'] ?? []) as $n => $chosen) {
                $entry = $this->plugin->offering()->entry((int) ($chosen['shipping_id'] ?? 0));
                if ($entry !== null) {
                    // A suborder's only group is the first; the choice was made under its key in the whole cart.
                    $part = $this->plugin->offering()
                        ->part($entry, $cart[self::GROUP] ?? $groupKey, $group, self::location($group, $cart), $payment);
                    $found[] = [$groupKey, $n, $part, $chosen];
                }
            }
        }

        return $found;
    }

    /**
     * What the buyer pays for delivery, taxes included.
     *
     * @param array<string, mixed> $chosen
     * @param array<string, mixed> $location
     */
    private function charged(CartPart $part, array $chosen, array $location): int
    {
        $price = $this->plugin->choice()->known($part->slot)['price'] ?? null;

        return $this->plugin->tax()->gross((float) ($chosen['rate'] ?? 0), $price, (int) $chosen['shipping_id'], $location);
    }

    /** @param int|string $groupKey */
    private function openPart($groupKey, int $shippingId): ?CartPart
    {
        $entry = $this->plugin->offering()->entry($shippingId);
        $cart = Offering::cart();
        $group = $this->plugin->offering()->groups()[$groupKey] ?? null;

        return $entry === null || $group === null || !$this->plugin->choice()->isOffered($entry->account)
            ? null
            : $this->plugin->offering()->part($entry, $groupKey, $group, self::location($group, $cart));
    }

    /**
     * @param array<string, mixed> $group
     * @param array<string, mixed> $cart
     * @return array<string, mixed>
     */
    public static function location(array $group, array $cart): array
    {
        if (isset($group['package_info']['location'])) {
            return (array) $group['package_info']['location'];
        }
        $user = (array) ($cart['user_data'] ?? []);

        return [
            'country' => $user['s_country'] ?? '', 'state' => $user['s_state'] ?? '', 'city' => $user['s_city'] ?? '',
            'zipcode' => $user['s_zipcode'] ?? '',
        ];
    }
}
