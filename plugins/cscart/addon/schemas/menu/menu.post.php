<?php

defined('BOOTSTRAP') or die('Access denied');

/** @var array<string, mixed> $schema */
$schema['top']['administration']['items']['shippings_taxes']['subitems']['courier_checkout'] = [
    'href' => 'courier_checkout.manage',
    'position' => 900,
];

return $schema;
