<?php

declare(strict_types=1);

namespace CourierBitrix\Delivery;

use Bitrix\Main\Error;
use Bitrix\Sale\Delivery\CalculationResult;
use Bitrix\Sale\Delivery\Requests\HandlerBase;
use Bitrix\Sale\Delivery\Services\Base;
use Bitrix\Sale\Delivery\Services\Manager;
use Bitrix\Sale\Shipment;
use CourierBitrix\Charset;
use CourierBitrix\Offering;
use CourierBitrix\Plugin;

/** Door or pickup point: what buyers choose. Bitrix calculates every one of them at each refresh of its checkout. */
class Profile extends Base
{
    /** @var bool */
    protected static $isProfile = true;
    /** @var Base|null */
    protected $parent = null;
    /** @var string */
    protected $kind = 'door';

    public function __construct(array $initParams)
    {
        parent::__construct($initParams);
        $this->parent = (int) $this->parentId > 0 ? Manager::getObjectById((int) $this->parentId) : null;
        // A profile that is being made knows its kind from the list of the service's profiles.
        $kind = $initParams['PROFILE_ID'] ?? $this->config['MAIN']['KIND'] ?? 'door';
        $this->kind = $kind === 'pickup_point' ? 'pickup_point' : 'door';
        if ((string) $this->name === '' && isset($initParams['PROFILE_ID'])) {
            $this->name = Charset::out(Plugin::the()->words()->say($this->kind === 'door' ? 'method.door' : 'method.pickup'));
        }
        $this->joinScreens();
    }

    public static function getClassTitle()
    {
        return Charset::out(Plugin::the()->words()->say('profile.title'));
    }

    public static function getClassDescription()
    {
        return Service::getClassDescription();
    }

    public static function isProfile()
    {
        return true;
    }

    public function getParentService()
    {
        return $this->parent;
    }

    public function isCalculatePriceImmediately()
    {
        return true;
    }

    public function isCompatible(Shipment $shipment)
    {
        return (new Offering(Plugin::the()))->isAvailable($shipment, (int) $this->id);
    }

    protected function calculateConcrete(Shipment $shipment)
    {
        $result = new CalculationResult();
        $priced = (new Offering(Plugin::the()))->price($shipment, (int) $this->id);
        if ($priced === null || $priced['source'] === 'none') {
            $text = $priced['text'] ?? '';
            $result->addError(new Error(Charset::out($text ?: Plugin::the()->delivery()->texts()->say('offer.courier_unavailable'))));

            return $result;
        }
        $result->setDeliveryPrice($priced['price'] / 100);
        $result->setPeriodDescription(Charset::out($priced['text']));

        return $result;
    }

    protected function getConfigStructure()
    {
        $words = Plugin::the()->words();

        return ConfigForm::structure(['MAIN' => [
            'TITLE' => Charset::out($words->say('profile.title')),
            'DESCRIPTION' => '',
            'ITEMS' => ['KIND' => [
                'TYPE' => 'ENUM', 'NAME' => Charset::out($words->say('method.kind')), 'DEFAULT' => $this->kind,
                'OPTIONS' => [
                    'door' => Charset::out($words->say('method.door')), 'pickup_point' => Charset::out($words->say('method.pickup')),
                ],
            ]],
        ]]);
    }

    public function prepareFieldsForSaving(array $fields)
    {
        ConfigForm::pushAfterwards();

        return parent::prepareFieldsForSaving($fields);
    }

    /** Bitrix's own screens for tracking and transport requests; `sale` has had the latter since 17. */
    private function joinScreens(): void
    {
        if (method_exists($this, 'setTrackingClass')) {
            $this->setTrackingClass('\\' . Tracking::class);
        } else {
            $this->trackingClass = '\\' . Tracking::class;
        }
        if (class_exists(HandlerBase::class)) {
            $this->deliveryRequestHandler = new Requests($this);
        }
    }
}
