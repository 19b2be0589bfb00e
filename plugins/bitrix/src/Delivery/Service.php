<?php

declare(strict_types=1);

namespace CourierBitrix\Delivery;

use Bitrix\Sale\Delivery\CalculationResult;
use Bitrix\Sale\Delivery\Services\Base;
use Bitrix\Sale\Shipment;
use CourierBitrix\Charset;
use CourierBitrix\Plugin;

/** The courier as Bitrix's delivery service: it only holds two profiles, and the rules that both begin with. */
class Service extends Base
{
    /** @var bool */
    protected static $canHasProfiles = true;

    public static function getClassTitle()
    {
        return Charset::out(Plugin::the()->brand->name(Plugin::the()->locale()));
    }

    public static function getClassDescription()
    {
        return Charset::out(Plugin::the()->words()->say('service.description'));
    }

    public static function canHasProfiles()
    {
        return true;
    }

    public static function getChildrenClassNames()
    {
        return ['\\' . Profile::class];
    }

    public function getProfilesList()
    {
        $words = Plugin::the()->words();

        return ['door' => Charset::out($words->say('method.door')), 'pickup_point' => Charset::out($words->say('method.pickup'))];
    }

    public function isCalculatePriceImmediately()
    {
        return true;
    }

    protected function calculateConcrete(Shipment $shipment)
    {
        // Bitrix asks the profiles; a service with profiles has no price.
        return new CalculationResult();
    }

    protected function getConfigStructure()
    {
        return ConfigForm::structure();
    }

    public function prepareFieldsForSaving(array $fields)
    {
        ConfigForm::pushAfterwards();

        return parent::prepareFieldsForSaving($fields);
    }
}
