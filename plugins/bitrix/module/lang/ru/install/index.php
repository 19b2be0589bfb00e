<?php

$MESS['COURIER_CHECKOUT_NAME'] = 'Courier Checkout: доставка';
$MESS['COURIER_CHECKOUT_DESCRIPTION'] = 'Цены, пункты выдачи и отправка заказов в курьерскую службу.';
$MESS['COURIER_CHECKOUT_PARTNER'] = 'Courier Checkout';
$MESS['COURIER_CHECKOUT_URI'] = 'https://example.org';
$MESS['COURIER_CHECKOUT_NEEDS_SALE'] = 'Нужен модуль «Интернет-магазин».';
$MESS['COURIER_CHECKOUT_INSTALLED'] = 'Модуль установлен. Подключите его и добавьте службу доставки.';
$MESS['COURIER_CHECKOUT_OPEN'] = 'Открыть настройки';
$MESS['COURIER_CHECKOUT_UNINSTALL'] = 'Удалить модуль';
$MESS['COURIER_CHECKOUT_KEEP'] = 'Сохранить данные о доставке заказов';
