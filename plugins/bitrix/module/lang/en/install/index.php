<?php

$MESS['COURIER_CHECKOUT_NAME'] = 'Courier Checkout: delivery';
$MESS['COURIER_CHECKOUT_DESCRIPTION'] = 'Prices, pickup points and sending of orders to the courier.';
$MESS['COURIER_CHECKOUT_PARTNER'] = 'Courier Checkout';
$MESS['COURIER_CHECKOUT_URI'] = 'https://example.org';
$MESS['COURIER_CHECKOUT_NEEDS_SALE'] = 'The module “Online store” is needed.';
$MESS['COURIER_CHECKOUT_INSTALLED'] = 'The module is installed. Connect it and add a delivery service.';
$MESS['COURIER_CHECKOUT_OPEN'] = 'Open the settings';
$MESS['COURIER_CHECKOUT_UNINSTALL'] = 'Remove the module';
$MESS['COURIER_CHECKOUT_KEEP'] = 'Keep what is known of orders’ deliveries';
