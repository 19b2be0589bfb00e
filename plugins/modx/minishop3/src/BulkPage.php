<?php

declare(strict_types=1);

namespace CourierModx;

use CourierModx\Core\Form\Html;

/**
 * Orders that were not sent yet, to be sent many at a time. MiniShop3's list of orders has no documented place for
 * another component's action, so this stands on our own page.
 */
final class BulkPage
{
    private const COUNT = 100;

    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** @param array<string, mixed>|null $posted null: nothing was sent */
    public function html(?array $posted, string $hidden): string
    {
        $words = $this->plugin->words();
        $said = $posted === null ? '' : Html::tag('p', ['role' => 'status'], Html::escape($this->send($posted)));
        $rows = '';
        foreach ($this->waiting() as $row) {
            $box = Html::tag('input', ['type' => 'checkbox', 'name' => Brand::PREFIX . '[orders][]', 'value' => (string) $row['id']]);
            $rows .= '<p><label>' . $box . ' ' . Html::escape("{$row['num']} · {$row['createdon']} · {$row['city']}") . '</label></p>';
        }
        if ($rows === '' && $said === '') {
            return '';
        }
        $button = Html::tag('button', [
            'type' => 'submit', 'name' => 'bulk_' . Brand::PREFIX, 'value' => '1', 'class' => 'btn',
        ], Html::escape($words->say('bulk.send')));

        return '<div class="panel"><h2>' . Html::escape($words->say('bulk.send')) . "</h2>{$said}"
            . Html::tag('form', ['method' => 'post'], $hidden . $rows . ($rows === '' ? '' : $button)) . '</div>';
    }

    /** @param array<string, mixed> $posted */
    private function send(array $posted): string
    {
        $ids = AdminRoutes::ids(implode(',', array_filter((array) ($posted['orders'] ?? []), 'is_scalar')));
        if ($ids === []) {
            return $this->plugin->words()->say('bulk.none');
        }
        $this->plugin->jobs()->enqueue($ids, false);

        return $this->plugin->words()->say('bulk.queued', ['count' => count($ids)]);
    }

    /** @return array<int, array<string, mixed>> the newest first */
    private function waiting(): array
    {
        $deliveries = array_values((new Deliveries($this->plugin))->ids());
        if ($deliveries === []) {
            return [];
        }
        $marks = implode(', ', array_fill(0, count($deliveries), '?'));

        return $this->plugin->db->rows(
            'SELECT o.`id`, o.`num`, o.`createdon`, a.`city` FROM `{p}ms3_orders` o'
                . ' LEFT JOIN `{p}ms3_order_addresses` a ON a.`order_id` = o.`id`'
                . ' LEFT JOIN `{p}' . Brand::PREFIX . '_order` c ON c.`order_id` = o.`id`'
                . " WHERE o.`num` <> '' AND o.`delivery_id` IN ({$marks})"
                . " AND (c.`state` IS NULL OR c.`state` = 'none') AND COALESCE(c.`is_waiting`, 0) = 0"
                . ' ORDER BY o.`id` DESC LIMIT ' . self::COUNT,
            $deliveries
        );
    }
}
