<?php

declare(strict_types=1);

namespace CourierModx;

use CourierModx\Core\Offer;
use CourierModx\Core\Placement;

/** An order on its way: its fields, its submitting, its making, its statuses. */
final class Checkpoint
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /**
     * The shop has no guard against forged requests: a field of ours takes only what the gateway signed.
     *
     * @return string why not, for the buyer; '': it is taken, or no field of ours
     */
    public function take(string $key, string $value): string
    {
        foreach ($this->plugin->shop()->methods() as $entry) {
            if ($key === CartReader::field($entry->key) && !$this->plugin->offering()->take($entry, $value)) {
                return $this->plugin->delivery()->texts()->say('selection.other');
            }
        }

        return '';
    }

    /** Why the buyer's order cannot be placed, or ''. */
    public function problem(): string
    {
        $placement = $this->placement();
        if ($placement === null || $this->plugin->isManager()) {
            return '';
        }
        $texts = $this->plugin->delivery()->texts();
        if ($this->plugin->session->takeSpoiled($placement->entry->key) || $placement->source === Offer::NONE) {
            return $texts->say('selection.other');
        }

        $problem = $this->plugin->delivery()->checkout()->problemWith($this->token($placement), $placement);

        return $problem === null ? '' : $problem->text;
    }

    /** Stores with a new order what was chosen. @param bool $isOutside a manager's or a component's own order */
    public function keep(string $orderId, bool $isOutside): void
    {
        $placement = $this->placement();
        if ($placement === null) {
            return;
        }
        $checkout = $this->plugin->delivery()->checkout();
        if ($isOutside) {
            $checkout->keepOutsideOrder($orderId);
        } else {
            $checkout->keepSelection($orderId, $this->token($placement), $placement);
            $this->plugin->session->forget();
        }
    }

    /** Null when the chosen delivery is not one of ours. */
    private function placement(): ?Placement
    {
        $reader = new CartReader($this->plugin);
        $key = (new Deliveries($this->plugin))->keyOf($reader->deliveryId());
        $entry = $key === '' ? null : $this->plugin->offering()->entry($key);
        $priced = $entry === null ? null : $this->plugin->offering()->priced($key);
        if ($entry === null) {
            return null;
        }

        return new Placement([
            'entry' => $entry,
            'cart' => $reader->cart(),
            'pricedFrom' => $priced['token'] ?? '',
            'source' => $priced['source'] ?? Offer::NONE,
            'charged' => $priced['price'] ?? 0,
        ]);
    }

    private function token(Placement $placement): string
    {
        return $this->plugin->session->renewed($this->plugin->offering()->posted($placement->entry->key));
    }

    /** Queues what the status means; nothing is sent inside the request that changes it. */
    public function onStatus(string $orderId, string $status): void
    {
        $isPaid = in_array($status, $this->plugin->shop()->settings()->list('paidStatuses'), true);
        $this->plugin->jobs()->onStatus($orderId, $status, $isPaid);
    }
}
