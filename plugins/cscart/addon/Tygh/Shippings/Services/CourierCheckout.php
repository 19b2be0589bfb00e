<?php

namespace Tygh\Shippings\Services;

use CourierCsCart\Plugin;
use Tygh\Shippings\IService;

defined('BOOTSTRAP') or die('Access denied');

/** The shop's shipping service «in real time»: CS-Cart builds one for each shipping method of ours and asks it. */
class CourierCheckout implements IService
{
    /** @var array<string, mixed> */
    private $info = [];

    public function prepareData($shipping_info)
    {
        $this->info = (array) $shipping_info;
    }

    /** No request of CS-Cart's own: the answer comes whole from `getSimpleRates`. */
    public function allowMultithreading()
    {
        return false;
    }

    public function getRequestData()
    {
        return ['method' => 'get', 'url' => '', 'data' => []];
    }

    public function getSimpleRates()
    {
        return Plugin::the()->offering()->rate($this->info);
    }

    public function processResponse($response)
    {
        return (array) $response + ['cost' => false, 'error' => false, 'delivery_time' => false];
    }

    public function processErrors($response)
    {
        return (string) (((array) $response)['error'] ?? '');
    }

    public static function getInfo()
    {
        return ['name' => Plugin::the()->brand->name(Plugin::the()->locale()), 'tracking_url' => ''];
    }
}
