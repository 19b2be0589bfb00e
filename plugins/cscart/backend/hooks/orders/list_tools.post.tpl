{* Until 4.13 the list of orders has no context menu. *}
<li>{btn type="list" text=__("courier_checkout.send") dispatch="dispatch[courier_checkout.m_send]" form="orders_list_form"}</li>
<li>{btn type="list" text=__("courier_checkout.labels") dispatch="dispatch[courier_checkout.labels]" form="orders_list_form"}</li>
