<?php

// MiniShop3 reads this file among its own addresses: core/config/ms3.routes.d/web/50-couriercheckout.php

declare(strict_types=1);

use MiniShop3\Middleware\TokenMiddleware;
use MiniShop3\Router\Response;
use MODX\Revolution\modX;

$autoload = MODX_CORE_PATH . 'components/couriercheckout/autoload.php';
// Removed by hand, the component must not take the shop's addresses with it.
if (is_file($autoload)) {
    require_once $autoload;

    /** @var MiniShop3\Router\Router $router @var modX $modx */
    $router->get(CourierModx\Host::STATE_ROUTE, static function (array $vars, modX $modx): Response {
        $token = (string) ($_REQUEST['ms3_token'] ?? $_SESSION['ms3']['customer_token'] ?? '');

        return Response::success((new CourierModx\WebRoute(CourierModx\Plugin::of($modx)))->state($token));
    }, [new TokenMiddleware($modx)]);
}
