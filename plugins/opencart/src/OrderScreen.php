<?php

declare(strict_types=1);

namespace CourierOpenCart;

use CourierOpenCart\Core\Form\Html;
use CourierOpenCart\Core\Form\SettingsInput;

/** The order's own screen and the list of orders, for whoever may edit orders. */
final class OrderScreen
{
    private Plugin $plugin;
    private AdminPage $page;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
        $this->page = new AdminPage($plugin);
    }

    public function url(string $do, string $orderId): string
    {
        $route = $this->plugin->generation->action('sale/order', Brand::PREFIX);

        return $this->page->url($route, ['id' => $orderId, 'do' => $do]);
    }

    /**
     * Adds our tab to OpenCart's own.
     *
     * @param array<string, mixed> $data of the view
     */
    public function addTab(array &$data): void
    {
        $orderId = (string) (int) ($this->plugin->request()->get['order_id'] ?? 0);
        $storeId = $this->storeOf($orderId);
        if ($storeId === null || $this->plugin->delivery($storeId)->publishableKey() === '') {
            return;
        }
        $block = $this->plugin->delivery($storeId)->orderPanel($orderId, $this->url('labels', $orderId));
        if ($block === null) {
            return;
        }
        $data['tabs'][] = [
            'code' => Brand::SLUG,
            'title' => Html::escape($this->plugin->brand->name($this->plugin->words()->locale())),
            'content' => $this->tab($orderId, $block),
        ];
    }

    /** What the list's script draws: a column, and sending many at once. */
    public function addToList(string $html): string
    {
        preg_match_all('/name="selected\[\]" value="(\d+)"/', $html, $found);
        $ids = array_values(array_unique(array_map('intval', $found[1])));
        $texts = $this->plugin->delivery(0)->texts();
        $states = [];
        foreach ($this->plugin->orders->states($ids) as $orderId => $state) {
            $states[$orderId] = ['state' => $state, 'text' => $this->plugin->words()->say("list.{$state}")];
        }
        $list = [
            'states' => (object) $states,
            'url' => $this->url('bulk', '0'),
            'labels' => $this->url('labels', '{ids}'),
            'texts' => [
                'column' => $this->plugin->words()->say('list.column'),
                'send' => $texts->say('action.send'),
                'labels' => $this->plugin->words()->say('bulk.labels'),
                'none' => $this->plugin->words()->say('bulk.none'),
            ],
        ];

        return $html . Html::tag('div', [
            'data-courier-list' => (string) json_encode($list, JSON_UNESCAPED_SLASHES),
            'hidden' => '',
        ]) . $this->page->script();
    }

    /** Everything that the two screens ask for; the address carries the rights of the order screen. */
    public function answer(): void
    {
        if (!$this->page->mayChangeOrders()) {
            $this->page->answer(['message' => $this->plugin->words()->say('error.permission')], 403);

            return;
        }
        $request = $this->plugin->request();
        $do = (string) ($request->get['do'] ?? '');
        $isPost = ($request->server['REQUEST_METHOD'] ?? '') === 'POST';
        if ($do === 'labels') {
            (new Labels($this->plugin))->send($this->ids((string) ($request->get['id'] ?? '')));
        } elseif (!$isPost) {
            $this->page->answer(['message' => 'POST'], 405);
        } elseif ($do === 'bulk') {
            $ids = $this->ids(implode(',', (array) ($request->post['selected'] ?? [])));
            $this->plugin->jobs()->enqueue($ids, false);
            $this->page->answer(['text' => $this->plugin->words()->say('bulk.queued', ['count' => count($ids)])]);
        } elseif ($do === 'note') {
            $this->keepNote((string) ($request->get['id'] ?? ''));
        } else {
            $this->act((string) ($request->get['id'] ?? ''), $do);
        }
    }

    private function act(string $orderId, string $action): void
    {
        $storeId = $this->storeOf($orderId);
        $body = json_decode($this->plugin->body(), true);
        $outcome = $storeId === null
            ? null
            : $this->plugin->delivery($storeId)->perform($orderId, $action, is_array($body) ? $body : []);
        $block = $outcome === null
            ? null
            : $this->plugin->delivery((int) $storeId)->orderPanel($orderId, $this->url('labels', $orderId));
        if ($outcome === null || $block === null) {
            $this->page->answer(['message' => $this->plugin->delivery(0)->texts()->say('send.orderGone')], 404);

            return;
        }
        $this->page->answer([
            'outcome' => ['kind' => $outcome->kind, 'text' => $outcome->text],
            'block' => $block,
        ]);
    }

    private function keepNote(string $orderId): void
    {
        $storeId = $this->storeOf($orderId);
        if ($storeId !== null) {
            $this->plugin->orders->write($orderId, [
                'store_id' => $this->plugin->stores->serving($storeId),
                'note' => SettingsInput::text(Plugin::plain($this->plugin->request()->post['note'] ?? '')),
            ]);
        }
        $this->page->answer(['text' => $this->plugin->words()->say('order.note.saved')]);
    }

    /** @param array<string, mixed> $block */
    private function tab(string $orderId, array $block): string
    {
        $words = $this->plugin->words();
        $note = (string) ($this->plugin->orders->read($orderId)['note'] ?? '');

        return Html::tag('div', [
            'data-courier' => 'order',
            'data-brand' => Brand::SLUG,
            'data-block' => (string) json_encode($block, JSON_INVALID_UTF8_SUBSTITUTE),
        ], '<p>' . Html::escape((string) $block['sentence']) . '</p>')
            . Html::tag('form', [
                'method' => 'post', 'action' => $this->url('note', $orderId), 'data-courier-note' => '',
            ], Html::tag('label', ['for' => 'courier-note'], Html::escape($words->say('order.note')))
                . Html::tag('textarea', [
                    'id' => 'courier-note', 'name' => 'note', 'rows' => '2', 'class' => 'form-control',
                ], Html::escape($note))
                . Html::tag('button', ['type' => 'submit', 'class' => 'btn btn-default btn-light'], Html::escape($words->say('button.save')))
                . '<span role="status"></span>')
            . $this->page->script();
    }

    private function storeOf(string $orderId): ?int
    {
        $row = $this->plugin->db->row('SELECT `store_id` FROM `{p}order` WHERE `order_id` = ?', [(int) $orderId]);

        return $row === null ? null : (int) $row['store_id'];
    }

    /** @return string[] */
    private function ids(string $list): array
    {
        return array_values(array_filter(explode(',', $list), 'ctype_digit'));
    }
}
