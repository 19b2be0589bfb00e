{fn_courier_checkout_order_block($order_info.order_id) nofilter}
