CREATE TABLE cscart_languages (lang_code TEXT PRIMARY KEY);
CREATE TABLE cscart_storefronts (storefront_id INTEGER PRIMARY KEY, url TEXT, status TEXT DEFAULT 'Y');
CREATE TABLE cscart_shipping_services (service_id INTEGER PRIMARY KEY, status TEXT, module TEXT, code TEXT, sp_file TEXT);
CREATE TABLE cscart_shipping_service_descriptions (service_id INT, description TEXT, lang_code TEXT, PRIMARY KEY (service_id, lang_code));
CREATE TABLE cscart_shippings (shipping_id INTEGER PRIMARY KEY, service_id INT, service_params TEXT, status TEXT DEFAULT 'A', rate REAL DEFAULT 0, tax_ids TEXT DEFAULT '');
CREATE TABLE cscart_taxes (tax_id INTEGER PRIMARY KEY, status TEXT DEFAULT 'A', price_includes_tax TEXT DEFAULT 'N');
CREATE TABLE cscart_tax_rates (tax_id INT, destination_id INT, rate_value REAL, rate_type TEXT DEFAULT 'P');
CREATE TABLE cscart_shipping_descriptions (shipping_id INT, shipping TEXT, lang_code TEXT);
CREATE TABLE cscart_states (state_id INTEGER PRIMARY KEY, country_code TEXT, code TEXT);
CREATE TABLE cscart_state_descriptions (state_id INT, lang_code TEXT, state TEXT);
CREATE TABLE cscart_products (product_id INTEGER PRIMARY KEY, product TEXT, product_code TEXT, price REAL, weight REAL, is_edp TEXT DEFAULT 'N', company_id INT DEFAULT 1);
CREATE TABLE cscart_payments (payment_id INTEGER PRIMARY KEY);
CREATE TABLE cscart_payment_descriptions (payment_id INT, payment TEXT, lang_code TEXT);
CREATE TABLE cscart_profile_field_descriptions (object_id INT, object_type TEXT, description TEXT, lang_code TEXT);
CREATE TABLE cscart_orders (order_id INTEGER PRIMARY KEY, is_parent_order TEXT DEFAULT 'N', parent_order_id INT DEFAULT 0, company_id INT DEFAULT 1, status TEXT, details TEXT, content TEXT);
CREATE TABLE fake_site (kept TEXT)
