<?php

defined('BOOTSTRAP') or die('Access denied');

/** @var array<string, mixed> $schema */
$schema['courier_checkout'] = [
    'modes' => [
        'manage' => ['permissions' => 'manage_shipping'],
        'check' => ['permissions' => 'manage_shipping'],
        'diagnosis' => ['permissions' => 'manage_shipping'],
        'towns' => ['permissions' => 'view_orders'],
        'labels' => ['permissions' => 'view_orders'],
        'act' => ['permissions' => 'edit_order'],
        'note' => ['permissions' => 'edit_order'],
        'm_send' => ['permissions' => 'edit_order'],
    ],
];

return $schema;
