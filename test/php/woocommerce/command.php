<?php

// One request to the shop, see `asked.php`.

declare(strict_types=1);

error_reporting(E_ALL);
set_error_handler(static function (int $level, string $message, string $file, int $line): bool {
    throw new ErrorException($message, 0, $level, $file, $line);
});

require __DIR__ . '/../asked.php';
require __DIR__ . '/load.php';
require __DIR__ . '/shopper.php';
require __DIR__ . '/commands.php';

$state = (string) getenv('STATE');
$command = asked();
Site::open($state);
Site::$url = (string) $command['url'];
Site::$isManager = empty($command['buyer']);
Site::$isAdmin = empty($command['buyer']);
CourierWoo\Plugin::start(__DIR__ . '/courier-checkout.php');
do_action('before_woocommerce_init');
do_action('woocommerce_loaded');
do_action('woocommerce_blocks_loaded');
do_action('init');
do_action('action_scheduler_init');
answerWith(static function () use ($command, $state) {
    if (!empty($command['buyer'])) {
        WC()->openFor($command['buyer']);
    }
    $answer = Commands::{$command['name']}($command);
    Site::close($state);

    return $answer;
});
