<?php

defined('BOOTSTRAP') or die('Access denied');

/** @var array<string, mixed> $schema */
$schema['items']['actions']['items']['courier_checkout_send'] = [
    'name' => ['template' => 'courier_checkout.send'],
    'dispatch' => 'courier_checkout.m_send',
    'position' => 90,
];
$schema['items']['actions']['items']['courier_checkout_labels'] = [
    'name' => ['template' => 'courier_checkout.labels'],
    'dispatch' => 'courier_checkout.labels',
    'position' => 91,
];

return $schema;
