<?php

declare(strict_types=1);

namespace CourierCore;

use CourierCore\Form\SettingsInput;
use CourierCore\Storage\OrderTable;

/** What the back office's pages ask of a shop with one connection. The shim has checked guard and rights. */
final class AdminAnswers
{
    private Delivery $delivery;
    private Jobs $jobs;
    private OrderTable $orders;
    private Texts $words;

    /** @param Texts $words the plugin's own: `bulk.queued`, `order.note.saved` */
    public function __construct(Delivery $delivery, Jobs $jobs, OrderTable $orders, Texts $words)
    {
        $this->delivery = $delivery;
        $this->jobs = $jobs;
        $this->orders = $orders;
        $this->words = $words;
    }

    /**
     * Does what a button of the order block says.
     *
     * @param array<string, mixed> $choice
     * @return array{0: int, 1: array<string, mixed>} status and JSON
     */
    public function act(string $orderId, string $action, array $choice, string $labelUrl): array
    {
        $outcome = $this->delivery->perform($orderId, $action, $choice);
        $block = $outcome === null ? null : $this->delivery->orderPanel($orderId, $labelUrl);
        if ($outcome === null || $block === null) {
            return [404, ['message' => $this->delivery->texts()->say('send.orderGone')]];
        }

        return [200, ['outcome' => ['kind' => $outcome->kind, 'text' => $outcome->text], 'block' => $block]];
    }

    /** The merchant's own words for the courier. @param mixed $note */
    public function note(string $orderId, $note): string
    {
        $this->orders->write($orderId, ['note' => SettingsInput::text($note)]);

        return $this->words->say('order.note.saved');
    }

    /** Queues many orders. @param mixed $orderIds @return string what to say */
    public function bulk($orderIds): string
    {
        $texts = array_map('strval', array_filter((array) $orderIds, 'is_scalar'));
        // `55.2`: a part of an order that the shop splits.
        $ids = array_values(preg_grep('/^\d+(\.\d{1,2})?$/D', $texts) ?: []);
        $this->jobs->enqueue($ids, false);

        return $this->words->say($ids === [] ? 'bulk.none' : 'bulk.queued', ['count' => count($ids)]);
    }

    /** @return array{0: int, 1: array<string, mixed>} */
    public function towns(string $typed): array
    {
        try {
            return [200, ['towns' => $this->delivery->connection()->towns($typed)]];
        } catch (GatewayFailure $failure) {
            return [$failure->status() ?: 503, ['message' => $failure->getMessage()]];
        }
    }
}
