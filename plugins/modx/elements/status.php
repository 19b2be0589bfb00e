<?php

/** @var modX $modx */
require_once MODX_CORE_PATH . 'components/couriercheckout/autoload.php';

return (new CourierModx\StatusForm(CourierModx\Plugin::of($modx)))->html($_POST);
