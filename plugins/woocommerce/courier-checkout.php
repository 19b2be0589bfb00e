<?php

/**
 * Plugin Name:          Courier Checkout
 * Plugin URI:           https://example.org/courier-checkout
 * Description:          Delivery to the door and to pickup points at checkout, and orders sent to the courier with one click.
 * Version:              0.1.0
 * Requires at least:    6.2
 * Requires PHP:         7.4
 * Requires Plugins:     woocommerce
 * WC requires at least: 7.9
 * WC tested up to:      11.0
 * Author:               Courier Checkout
 * License:              MIT
 * License URI:          https://opensource.org/license/mit
 * Text Domain:          courier-checkout
 * Domain Path:          /languages
 */

declare(strict_types=1);

namespace CourierWoo;

defined('ABSPATH') || exit;

require __DIR__ . '/core/autoload.php';
require __DIR__ . '/autoload.php';

Plugin::start(__FILE__);
