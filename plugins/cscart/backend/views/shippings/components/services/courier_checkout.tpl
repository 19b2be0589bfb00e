{fn_courier_checkout_method_form($shipping.shipping_id|default:0) nofilter}
