{fn_courier_checkout_place($group_key, $shipping.shipping_id) nofilter}
