<?php

declare(strict_types=1);

use CourierPresta\Plugin;
use CourierPresta\FrontAnswers;

if (!defined('_PS_VERSION_')) {
    exit;
}

class CourierCheckoutCronModuleFrontController extends ModuleFrontController
{
    /** @var bool */
    public $ajax = true;

    public function postProcess()
    {
        (new FrontAnswers(Plugin::the()))->cron();
    }
}
