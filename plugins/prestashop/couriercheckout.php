<?php

declare(strict_types=1);

use CourierPresta\Brand;
use CourierPresta\Hooks;
use CourierPresta\Installer;
use CourierPresta\OrderGrid;
use CourierPresta\OrderScreen;
use CourierPresta\Plugin;
use CourierPresta\SettingsPage;

if (!defined('_PS_VERSION_')) {
    exit;
}

require_once __DIR__ . '/autoload.php';

/** What PrestaShop calls; every line of it hands on to `src/`. */
class CourierCheckout extends CarrierModule
{
    private const HOOKS = [
        'actionFrontControllerSetMedia', 'displayCarrierExtraContent', 'displayBeforeCarrier',
        'actionValidateStepComplete',
        'actionPresentPaymentOptions', 'actionValidateOrderBefore', 'actionObjectOrderAddBefore', 'actionValidateOrder',
        'actionOrderStatusPostUpdate', 'displayOrderConfirmation', 'displayOrderDetail', 'sendMailAlterTemplateVars',
        'displayPDFInvoice', 'displayPDFDeliverySlip', 'displayAdminOrderMain', 'displayBackOfficeHeader',
        'actionOrderGridDefinitionModifier', 'actionOrderGridQueryBuilderModifier',
    ];

    /** Core says here which carrier it asks about; 9.0.0 only when something truthy stands here before. */
    public $id_carrier = -1;
    private int $orderState = 0;

    public function __construct()
    {
        $this->name = 'couriercheckout';
        $this->tab = 'shipping_logistics';
        $this->version = Plugin::VERSION;
        $this->author = 'Courier Checkout';
        $this->need_instance = 0;
        $this->bootstrap = true;
        $this->ps_versions_compliancy = ['min' => '8.0.0', 'max' => '9.99.99'];
        parent::__construct();
        $words = Plugin::the()->words();
        $this->displayName = Plugin::the()->brand->name($words->locale());
        $this->description = $words->say('module.description');
        $this->confirmUninstall = $words->say('module.confirmUninstall');
    }

    public function install()
    {
        if (Shop::isFeatureActive()) {
            Shop::setContext(Shop::CONTEXT_ALL);
        }

        return parent::install()
            && (new Installer(Plugin::the()))->install($this->name)
            && $this->registerHook(self::HOOKS);
    }

    /** After the files of a newer version have come: what it needs more is made, settings and orders stay. */
    public function upgrade(): bool
    {
        // PrestaShop joins all scripts of a page into one file, and makes it anew only when their names change.
        Media::clearCache();

        return (new Installer(Plugin::the()))->install($this->name) && $this->registerHook(self::HOOKS);
    }

    public function uninstall()
    {
        return (new Installer(Plugin::the()))->uninstall() && parent::uninstall();
    }

    public function getContent()
    {
        $posted = Tools::isSubmit('submit_' . Brand::PREFIX) ? (array) Tools::getValue(Brand::PREFIX) : null;
        $action = $this->context->link->getAdminLink('AdminModules', true, [], ['configure' => $this->name]);

        return (new SettingsPage(Plugin::the()))->html($posted, $action);
    }

    public function getPackageShippingCost($cart, $shippingCost, $products)
    {
        return Plugin::the()->offering()->cost($cart, (int) $this->id_carrier, (array) $products);
    }

    public function getOrderShippingCost($cart, $shippingCost)
    {
        return $this->getPackageShippingCost($cart, $shippingCost, []);
    }

    public function getOrderShippingCostExternal($cart)
    {
        return $this->getPackageShippingCost($cart, 0, []);
    }

    public function hookActionFrontControllerSetMedia()
    {
        (new Hooks(Plugin::the()))->addScripts();
    }

    public function hookDisplayCarrierExtraContent($params)
    {
        return (new Hooks(Plugin::the()))->carrierContent((int) $params['carrier']['id']);
    }

    public function hookDisplayBeforeCarrier()
    {
        return (new Hooks(Plugin::the()))->openChooser();
    }

    public function hookActionValidateStepComplete($params)
    {
        $posted = (array) ($params['request_params'] ?? []);
        $problem = (new Hooks(Plugin::the()))->stepProblem((string) $params['step_name'], $posted);
        if ($problem !== null) {
            $params['completed'] = false;
            $this->context->controller->errors[] = $problem->text;
        }
    }

    public function hookActionPresentPaymentOptions($params)
    {
        $params['paymentOptions'] = (new Hooks(Plugin::the()))->paymentOptions((array) $params['paymentOptions']);
    }

    /** Since 9.0; it alone says which status the order will begin with. */
    public function hookActionValidateOrderBefore($params)
    {
        $this->orderState = (int) $params['id_order_state'];
    }

    public function hookActionObjectOrderAddBefore($params)
    {
        (new Hooks(Plugin::the()))->beforeOrder($params['object'], $this->orderState);
    }

    public function hookActionValidateOrder($params)
    {
        (new Hooks(Plugin::the()))->afterOrder($params['cart'], $params['order']);
    }

    public function hookActionOrderStatusPostUpdate($params)
    {
        (new Hooks(Plugin::the()))->onStatus((string) $params['id_order'], (string) $params['newOrderStatus']->id);
    }

    public function hookDisplayOrderConfirmation($params)
    {
        return (new Hooks(Plugin::the()))->buyerPage($params['order']);
    }

    public function hookDisplayOrderDetail($params)
    {
        return (new Hooks(Plugin::the()))->buyerPage($params['order']);
    }

    public function hookSendMailAlterTemplateVars($params)
    {
        $params['template_vars'] = (new Hooks(Plugin::the()))->mailVariables((array) $params['template_vars']);
    }

    public function hookDisplayPDFInvoice($params)
    {
        return CourierPresta\Core\Form\Html::escape((new Hooks(Plugin::the()))->line((string) $params['object']->id_order));
    }

    public function hookDisplayPDFDeliverySlip($params)
    {
        return $this->hookDisplayPDFInvoice($params);
    }

    public function hookDisplayAdminOrderMain($params)
    {
        return (new OrderScreen(Plugin::the()))->block((string) (int) $params['id_order']);
    }

    public function hookDisplayBackOfficeHeader()
    {
        return Tools::getValue('controller') === 'AdminOrders' ? (new OrderScreen(Plugin::the()))->list() : '';
    }

    public function hookActionOrderGridDefinitionModifier($params)
    {
        (new OrderGrid(Plugin::the()))->addColumn($params['definition']);
    }

    public function hookActionOrderGridQueryBuilderModifier($params)
    {
        (new OrderGrid(Plugin::the()))->addState($params);
    }
}
