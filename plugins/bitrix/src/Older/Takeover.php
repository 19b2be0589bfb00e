<?php

declare(strict_types=1);

namespace CourierBitrix\Older;

use Bitrix\Sale\Order as SaleOrder;
use CourierBitrix\Core\Form\Html;
use CourierBitrix\Core\Form\SettingsSaving;
use CourierBitrix\Core\MethodEntry;
use CourierBitrix\Core\Outcome;
use CourierBitrix\Histories;
use CourierBitrix\Lists;
use CourierBitrix\OwnSettings;
use CourierBitrix\Plugin;
use CourierBitrix\Properties;

/** Offers to take over what the older module knew, once; and the point of an order that it had. */
final class Takeover
{
    public const BUTTON = 'takeover';
    private const DONE = 'takeover';
    private const POINT = 'PVZ_CODE';

    private Plugin $plugin;
    private OlderModule $older;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
        $this->older = new OlderModule($plugin);
    }

    /** The offer, inside the options' own form; '' when there is nothing to take. */
    public function offer(string $prefix): string
    {
        if (!$this->isOffered()) {
            return '';
        }
        $words = $this->plugin->words();

        return '<div class="adm-info-message">' . Html::tag('p', [], Html::escape($words->say('takeover.offer')))
            . Html::tag('button', ['type' => 'submit', 'name' => "{$prefix}[" . self::BUTTON . ']', 'value' => '1'], Html::escape(
                $words->say('takeover.take')
            )) . '</div>';
    }

    /** @return string what to say */
    public function take(): string
    {
        if (!$this->isOffered()) {
            return '';
        }
        $shop = $this->plugin->shop();
        $old = $this->older->settings();
        $paySystems = array_map('strval', array_keys((new Lists())->payments()));
        $shop->keepSettings((new Translation($this->older, $paySystems))->settings() + (array) $this->plugin->memory->read('settings'));
        $shop->save(self::DONE, ['at' => $this->plugin->now()]);
        $settings = $shop->settings();
        if ($settings->text('gatewayUrl') === '') {
            return $this->plugin->words()->say('takeover.taken');
        }
        $saving = new SettingsSaving($this->plugin->delivery(), OwnSettings::schema());

        return $this->plugin->words()->say('takeover.taken') . ' '
            . $saving->tell($settings, (string) ($old['PASSWORD'] ?? ''))->text;
    }

    /** Whether the older module carries the order: then it is not ours to touch. */
    public function carries(SaleOrder $order): bool
    {
        $services = $this->older->services();
        foreach ($order->getShipmentCollection() as $shipment) {
            if (!$shipment->isSystem() && in_array((int) $shipment->getDeliveryId(), $services, true)) {
                return true;
            }
        }

        return false;
    }

    /** An order that somebody has moved from the older service to our pickup keeps the point that its buyer chose. */
    public function keepPoint(SaleOrder $sale): void
    {
        $id = (string) $sale->getId();
        $point = Properties::byCode($sale, [self::POINT]);
        $order = $point === '' ? null : $this->plugin->shop()->order($id);
        $entry = $order === null ? null : $this->entry($order->methodKey);
        if ($entry === null || $entry->isDoor() || $order->destination() !== null || $this->plugin->shop()->shipment($id) !== []) {
            return;
        }
        $chosen = $this->plugin->delivery()->shipping()->choose($id, ['method' => 'pickup_point', 'pointCode' => $point]);
        if ($chosen->kind !== Outcome::DONE) {
            $text = $this->plugin->words()->say('takeover.noPoint', ['reason' => $chosen->text]);
            (new Histories($this->plugin))->note((int) $id, $text);
        }
    }

    /** When the buyer wished it, as the older module's properties say; for the courier's note, '' where they are empty. */
    public function wish(SaleOrder $sale): string
    {
        $date = Properties::byCode($sale, ['MEASOFT_DATE_PUTN']);
        $hours = array_filter([Properties::byCode($sale, ['MEASOFT_TIME_MIN']), Properties::byCode($sale, ['MEASOFT_TIME_MAX'])]);

        return $date === '' ? '' : $this->plugin->words()->say('takeover.wish', ['when' => trim("{$date} " . implode('–', $hours))]);
    }

    private function entry(string $key): ?MethodEntry
    {
        foreach ($this->plugin->shop()->methods() as $entry) {
            if ($entry->key === $key) {
                return $entry;
            }
        }

        return null;
    }

    /** What a merchant has connected already is newer than what the older module knew. */
    private function isOffered(): bool
    {
        return $this->plugin->delivery()->publishableKey() === '' && $this->plugin->shop()->load(self::DONE) === null
            && $this->older->settings() !== [];
    }
}
