<?php

declare(strict_types=1);

namespace CourierPresta;

use CourierPresta\Core\Form\SettingsInput;
use CourierPresta\Core\GatewayFailure;

/** Everything that our pages in the back office ask for. PrestaShop has checked the word and the rights. */
final class AdminRoutes
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /**
     * @param array<string, string> $query
     * @param array<string, mixed> $body
     * @return array{0: int, 1: array<string, mixed>} status and JSON
     */
    public function answer(string $do, array $query, array $body): array
    {
        switch ($do) {
            case 'act':
                return $this->act($query['id'] ?? '', $query['action_of'] ?? '', $body);
            case 'note':
                return $this->note($query['id'] ?? '', SettingsInput::text($body['note'] ?? ''));
            case 'point':
                return $this->act($query['id'] ?? '', 'choose', [
                    'method' => 'pickup_point', 'pointCode' => SettingsInput::text($body['code'] ?? ''),
                ]);
            case 'bulk':
                $ids = self::ids(implode(',', array_filter((array) ($body['orders'] ?? []), 'is_scalar')));
                $this->plugin->jobs()->enqueue($ids, false);

                return [200, ['text' => $this->plugin->words()->say('bulk.queued', ['count' => count($ids)])]];
            case 'check':
                return [200, (new CarrierCheck($this->plugin))->report($this->plugin->storeId())];
            case 'towns':
                return $this->towns(SettingsInput::text($query['q'] ?? ''));
            case 'diagnosis':
                return [200, $this->plugin->delivery($this->plugin->storeId())->diagnosis()];
            default:
                return [404, ['message' => $do]];
        }
    }

    /** @return string[] */
    public static function ids(string $list): array
    {
        return array_values(array_filter(explode(',', $list), 'ctype_digit'));
    }

    /**
     * @param array<string, mixed> $choice
     * @return array{0: int, 1: array<string, mixed>}
     */
    private function act(string $orderId, string $action, array $choice): array
    {
        $storeId = OrderScreen::storeOf($this->plugin, $orderId);
        $outcome = $storeId === null ? null : $this->plugin->delivery($storeId)->perform($orderId, $action, $choice);
        $label = (new AdminPage($this->plugin))->url('labels', ['id' => $orderId]);
        $block = $outcome === null ? null : $this->plugin->delivery((int) $storeId)->orderPanel($orderId, $label);
        if ($outcome === null || $block === null) {
            $texts = $this->plugin->delivery($this->plugin->storeId())->texts();

            return [404, ['message' => $texts->say('send.orderGone')]];
        }

        return [200, ['outcome' => ['kind' => $outcome->kind, 'text' => $outcome->text], 'block' => $block]];
    }

    /** @return array{0: int, 1: array<string, mixed>} */
    private function note(string $orderId, string $note): array
    {
        $storeId = OrderScreen::storeOf($this->plugin, $orderId);
        if ($storeId !== null) {
            $owner = $this->plugin->stores->serving($storeId);
            $this->plugin->orders->write($orderId, ['store_id' => $owner, 'note' => $note]);
        }

        return [200, ['text' => $this->plugin->words()->say('order.note.saved')]];
    }

    /** @return array{0: int, 1: array<string, mixed>} */
    private function towns(string $typed): array
    {
        try {
            return [200, ['towns' => $this->plugin->delivery($this->plugin->storeId())->connection()->towns($typed)]];
        } catch (GatewayFailure $failure) {
            return [$failure->status() ?: 503, ['message' => $failure->getMessage()]];
        }
    }
}
