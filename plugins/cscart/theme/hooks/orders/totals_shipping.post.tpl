{fn_courier_checkout_buyer($order_info.order_id) nofilter}
