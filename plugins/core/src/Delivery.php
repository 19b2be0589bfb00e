<?php

declare(strict_types=1);

namespace CourierCore;

/** The one door of the core: a plugin builds it from its shop and asks for what it needs. */
final class Delivery
{
    private Context $context;

    /** @param callable(): int $clock Unix seconds */
    public function __construct(Shop $shop, Transport $transport, callable $clock)
    {
        $this->context = new Context($shop, $transport, $clock);
    }

    public function checkout(): Checkout
    {
        return new Checkout($this->context);
    }

    /** The buyer's choice beside one open cart. */
    public function choice(CartMemory $memory): CartChoice
    {
        return new CartChoice($this->context, $memory);
    }

    public function sending(): Sending
    {
        return new Sending($this->context);
    }

    public function shipping(): Shipping
    {
        return new Shipping($this->context);
    }

    public function tracking(): Tracking
    {
        return new Tracking($this->context);
    }

    public function connection(): Connection
    {
        return new Connection($this->context);
    }

    /**
     * What a button of the order block asks for.
     *
     * @param string $action id of one of the block's actions, but `label`
     * @param array<string, mixed> $choice with `choose`: see `Destinations::ofChoice`
     * @return Outcome|null null: there is no such action
     */
    public function perform(string $orderId, string $action, array $choice): ?Outcome
    {
        switch ($action) {
            case 'send':
                return $this->sending()->send($orderId);
            case 'edit':
                return $this->shipping()->edit($orderId);
            case 'cancel':
                return $this->shipping()->cancel($orderId);
            case 'refresh':
                return $this->shipping()->refresh($orderId);
            case 'resolve_ours':
                return $this->shipping()->resolve($orderId, 'ours');
            case 'resolve_foreign':
                return $this->shipping()->resolve($orderId, 'foreign');
            case 'choose':
                return $this->shipping()->choose($orderId, $choice);
            default:
                return null;
        }
    }

    public function texts(): Texts
    {
        return $this->context->texts;
    }

    /** `pk_…` for the page, or '' before the shop is connected. */
    public function publishableKey(string $account = ''): string
    {
        $installation = $this->context->installation($account);

        return $installation === null ? '' : $installation->publishableKey;
    }

    /** @return array<string, mixed>|null see `OrderBlock`; null when the order is gone */
    public function orderBlock(string $orderId): ?array
    {
        $order = $this->context->shop->order($orderId);

        return $order === null ? null : (new OrderBlock($order, $this->record($orderId), $this->context))->toArray();
    }

    /**
     * The order block with the merchant's chooser.
     *
     * @return array<string, mixed>|null see `OrderBlock` and `OrderChooser`; null when the order is gone
     */
    public function orderPanel(string $orderId, string $labelUrl): ?array
    {
        $block = $this->orderBlock($orderId);
        $order = $block === null ? null : $this->context->shop->order($orderId);

        return $order === null ? null : $block + [
            'chooser' => (new OrderChooser($order, $this->context))->toArray(),
            'label' => $labelUrl,
        ];
    }

    /**
     * The pickup point that an order's address names, for the merchant to take with one click.
     *
     * @param string $text the address as it was typed, all its lines
     * @return array{code: string, name: string, address: string}|null
     */
    public function addressedPoint(string $orderId, string $text): ?array
    {
        $order = $this->context->shop->order($orderId);

        return $order === null ? null : (new AddressedPoint($this->context))->of($order, $text);
    }

    /** @return array<string, mixed>|null see `BuyerBlock`; null when the order is gone */
    public function buyerBlock(string $orderId): ?array
    {
        $order = $this->context->shop->order($orderId);

        return $order === null
            ? null
            : (new BuyerBlock($order, $this->record($orderId), $this->context->texts))->toArray();
    }

    /**
     * For the half-hourly job: tells the gateway what it has not heard, and asks it for news of every account.
     *
     * @return int how many events came
     */
    public function catchUp(): int
    {
        $this->connection()->pushAgain();
        $events = 0;
        foreach ($this->context->accounts() as $account) {
            if ($this->publishableKey($account) === '') {
                continue;
            }
            try {
                $events += $this->tracking()->pull($account);
            } catch (GatewayFailure $failure) {
                // The next run asks for the same events.
                $this->context->log('error', 'events.not_pulled', ['code' => $failure->code()]);
            }
        }

        return $events;
    }

    /** The word that lets the merchant's cron in, made at its first use. */
    public function cronToken(): string
    {
        $token = (string) ($this->context->shop->load('cron')['token'] ?? '');
        if ($token === '') {
            $token = bin2hex(random_bytes(16));
            $this->context->shop->save('cron', ['token' => $token]);
        }

        return $token;
    }

    /** @return array<string, mixed> for a support request: no secrets, no people */
    public function diagnosis(): array
    {
        $shop = $this->context->shop;
        $installation = $this->context->installation('');

        return Redact::fields([
            'software' => $shop->software() + ['php' => PHP_VERSION, 'curl' => extension_loaded('curl')],
            'shop' => $shop->address(),
            'installation' => $installation === null ? null : $installation->id,
            'settings' => $shop->settings()->withoutSecrets(),
            'methods' => array_map(static fn (MethodEntry $entry): array => [
                'key' => $entry->key,
                'method' => $entry->method,
                'rules' => RuleSet::of($entry),
            ], $shop->methods()),
            'push' => (new Connection($this->context))->pushProblem(),
        ]);
    }

    private function record(string $orderId): ShipmentRecord
    {
        return new ShipmentRecord($this->context->shop->shipment($orderId));
    }
}
