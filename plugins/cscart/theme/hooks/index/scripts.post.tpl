{script src="js/addons/courier_checkout/checkout.js"}
