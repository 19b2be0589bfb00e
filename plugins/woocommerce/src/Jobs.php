<?php

declare(strict_types=1);

namespace CourierWoo;

use CourierWoo\Core\GatewayFailure;
use CourierWoo\Core\Outcome;
use WC_Order;

/** What happens outside of any request: sending by status or in bulk, and asking for news every half hour. */
final class Jobs
{
    public const SEND = Brand::PREFIX . '_send';
    public const PULL = Brand::PREFIX . '_pull';
    public const GROUP = Brand::SLUG;

    private const PULL_SECONDS = 1800;
    /** Seconds until the next try when the gateway does not answer; then the merchant is asked. */
    private const PATIENCE = [60, 300, 900, 3600, 7200, 14400];

    private Plugin $plugin;
    private OrderFields $fields;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
        $this->fields = new OrderFields();
    }

    public function register(): void
    {
        add_action('woocommerce_order_status_changed', [$this, 'onStatus'], 20, 4);
        add_action('woocommerce_payment_complete', [$this, 'onPayment'], 20);
        add_action(self::SEND, [$this, 'send'], 10, 3);
        add_action(self::PULL, [$this, 'pull']);
        add_action('action_scheduler_init', [$this, 'schedule']);
    }

    public function schedule(): void
    {
        if ($this->plugin->delivery->publishableKey() !== '' && !as_has_scheduled_action(self::PULL, [], self::GROUP)) {
            as_schedule_recurring_action(time() + 60, self::PULL_SECONDS, self::PULL, [], self::GROUP, true);
        }
    }

    /** Also for bulk sending. Nothing is called in the request of whoever asked. */
    public function enqueue(string $orderId, bool $isAutomatic): void
    {
        as_enqueue_async_action(self::SEND, [$orderId, $isAutomatic, 0], self::GROUP);
    }

    /**
     * @param mixed $orderId
     * @param mixed $from
     * @param mixed $to
     * @param mixed $order
     */
    public function onStatus($orderId, $from, $to, $order): void
    {
        if ($order instanceof WC_Order && $this->plugin->delivery->sending()->isTrigger((string) $to)) {
            $this->enqueueParts($order);
        }
    }

    /** @param mixed $orderId */
    public function onPayment($orderId): void
    {
        $order = wc_get_order($orderId);
        // It entered a sending status before it was paid, and was left waiting then.
        if ($order instanceof WC_Order && $this->fields->readText((string) $orderId, OrderFields::DUE) !== '') {
            $this->enqueueParts($order);
        }
    }

    /**
     * @param mixed $orderId
     * @param mixed $isAutomatic
     * @param mixed $try
     */
    public function send($orderId, $isAutomatic = true, $try = 0): void
    {
        $sending = $this->plugin->delivery->sending();
        $outcome = $isAutomatic ? $sending->sendAutomatically((string) $orderId) : $sending->send((string) $orderId);
        if ($isAutomatic) {
            $this->fields->write((string) $orderId, [
                OrderFields::DUE => $outcome->kind === Outcome::SKIPPED ? (string) time() : '',
            ]);
        }
        $wait = self::PATIENCE[(int) $try] ?? null;
        if ($outcome->kind === Outcome::LATER && $wait !== null) {
            $again = [(string) $orderId, (bool) $isAutomatic, (int) $try + 1];
            as_schedule_single_action(time() + $wait, self::SEND, $again, self::GROUP);
        }
    }

    public function pull(): void
    {
        $this->plugin->delivery->connection()->pushAgain();
        try {
            $this->plugin->delivery->tracking()->pull();
        } catch (GatewayFailure $failure) {
            // Written down by name; the next run asks for the same events.
            $this->plugin->shop->log('error', 'events.not_pulled', ['code' => $failure->code()]);
        }
    }

    private function enqueueParts(WC_Order $order): void
    {
        foreach (OrderReader::parts($order) as $part) {
            $this->enqueue($part, true);
        }
    }
}
