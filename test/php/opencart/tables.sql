CREATE TABLE oc_setting (setting_id INTEGER PRIMARY KEY, store_id INT, code TEXT, key TEXT, value TEXT, serialized INT DEFAULT 0);
CREATE TABLE oc_extension (extension_id INTEGER PRIMARY KEY, extension TEXT, type TEXT, code TEXT);
CREATE TABLE oc_event (event_id INTEGER PRIMARY KEY, code TEXT, trigger TEXT, action TEXT, status INT DEFAULT 1);
CREATE TABLE oc_cron (cron_id INTEGER PRIMARY KEY, code TEXT, cycle TEXT, action TEXT);
CREATE TABLE oc_store (store_id INTEGER PRIMARY KEY, name TEXT, url TEXT, ssl TEXT);
CREATE TABLE oc_session (session_id TEXT PRIMARY KEY, data TEXT);
CREATE TABLE oc_language (language_id INTEGER PRIMARY KEY, name TEXT, code TEXT, status INT);
CREATE TABLE oc_country (country_id INTEGER PRIMARY KEY, iso_code_2 TEXT, status INT);
CREATE TABLE oc_geo_zone (geo_zone_id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE oc_zone_to_geo_zone (geo_zone_id INT, country_id INT, zone_id INT);
CREATE TABLE oc_tax_class (tax_class_id INTEGER PRIMARY KEY, title TEXT);
CREATE TABLE oc_tax_rule (tax_class_id INT, tax_rate_id INT);
CREATE TABLE oc_tax_rate (tax_rate_id INTEGER PRIMARY KEY, geo_zone_id INT, rate REAL, type TEXT);
CREATE TABLE oc_weight_class (weight_class_id INTEGER PRIMARY KEY, value REAL);
CREATE TABLE oc_weight_class_description (weight_class_id INT, unit TEXT);
CREATE TABLE oc_length_class (length_class_id INTEGER PRIMARY KEY, value REAL);
CREATE TABLE oc_length_class_description (length_class_id INT, unit TEXT);
CREATE TABLE oc_order_status (order_status_id INT, language_id INT, name TEXT);
CREATE TABLE oc_custom_field_description (custom_field_id INT, language_id INT, name TEXT);
CREATE TABLE oc_product (product_id INTEGER PRIMARY KEY, name TEXT, model TEXT, sku TEXT, ean TEXT, upc TEXT, price REAL, weight REAL, weight_class_id INT DEFAULT 1, length REAL DEFAULT 0, width REAL DEFAULT 0, height REAL DEFAULT 0, length_class_id INT DEFAULT 1, shipping INT DEFAULT 1, tax_class_id INT DEFAULT 0);
CREATE TABLE oc_product_code (product_id INT, code TEXT, value TEXT);
CREATE TABLE oc_order (order_id INTEGER PRIMARY KEY, store_id INT DEFAULT 0, order_status_id INT DEFAULT 0, firstname TEXT, lastname TEXT, email TEXT, telephone TEXT, comment TEXT DEFAULT '', total REAL, currency_code TEXT, shipping_firstname TEXT, shipping_lastname TEXT, shipping_company TEXT, shipping_address_1 TEXT, shipping_address_2 TEXT, shipping_city TEXT, shipping_postcode TEXT, shipping_zone TEXT, shipping_zone_id INT, shipping_country_id INT, payment_country_id INT, shipping_method TEXT, shipping_code TEXT, payment_method TEXT, payment_code TEXT, custom_field TEXT);
CREATE TABLE oc_order_product (order_product_id INTEGER PRIMARY KEY, order_id INT, product_id INT, name TEXT, model TEXT, quantity INT, price REAL, total REAL, tax REAL DEFAULT 0);
CREATE TABLE oc_order_total (order_total_id INTEGER PRIMARY KEY, order_id INT, code TEXT, title TEXT, value REAL);
CREATE TABLE oc_order_history (order_history_id INTEGER PRIMARY KEY, order_id INT, order_status_id INT, notify INT, comment TEXT, date_added TEXT);
CREATE TABLE oc_mail (mail_to TEXT, subject TEXT, text TEXT);
CREATE TABLE oc_log (line TEXT);
INSERT INTO oc_language VALUES (1, 'Русский', 'ru-ru', 1);
INSERT INTO oc_country VALUES (176, 'RU', 1), (223, 'US', 1);
INSERT INTO oc_geo_zone VALUES (1, 'США'), (2, 'Татарстан'), (3, 'Вся Россия');
INSERT INTO oc_zone_to_geo_zone VALUES (1, 223, 0), (2, 176, 2764), (3, 176, 0);
INSERT INTO oc_tax_class VALUES (1, 'НДС');
INSERT INTO oc_weight_class VALUES (1, 1), (2, 1000);
INSERT INTO oc_weight_class_description VALUES (1, 'кг'), (2, 'г');
INSERT INTO oc_length_class VALUES (1, 1);
INSERT INTO oc_length_class_description VALUES (1, 'см');
INSERT INTO oc_extension (extension, type, code) VALUES ('opencart', 'payment', 'bank_transfer'), ('opencart', 'payment', 'cod'), ('opencart', 'total', 'sub_total'), ('opencart', 'total', 'shipping'), ('opencart', 'total', 'coupon'), ('opencart', 'total', 'total');
INSERT INTO oc_order_status VALUES (1, 1, 'Pending'), (2, 1, 'Processing'), (3, 1, 'Shipped'), (5, 1, 'Complete'), (7, 1, 'Canceled'), (10, 1, 'Failed'), (15, 1, 'Processed');
INSERT INTO oc_setting (store_id, code, key, value) VALUES
  (0, 'config', 'config_store_id', '0'), (0, 'config', 'config_name', 'Лампы'), (0, 'config', 'config_email', 'shop@shop.example'),
  (0, 'config', 'config_currency', 'RUB'), (0, 'config', 'config_language', 'ru-ru'), (0, 'config', 'config_language_admin', 'ru-ru'),
  (0, 'config', 'config_language_id', '1'), (0, 'config', 'config_admin_language', 'ru-ru'), (0, 'config', 'config_tax', '0'),
  (0, 'config', 'config_mail_engine', 'mail'),
  (0, 'total', 'total_sub_total_status', '1'), (0, 'total', 'total_sub_total_sort_order', '1'),
  (0, 'total', 'sub_total_status', '1'), (0, 'total', 'sub_total_sort_order', '1'),
  (0, 'total', 'total_shipping_status', '1'), (0, 'total', 'total_shipping_sort_order', '3'),
  (0, 'total', 'shipping_status', '1'), (0, 'total', 'shipping_sort_order', '3'),
  (0, 'total', 'total_coupon_status', '1'), (0, 'total', 'total_coupon_sort_order', '4'),
  (0, 'total', 'coupon_status', '1'), (0, 'total', 'coupon_sort_order', '4'),
  (0, 'total', 'total_total_status', '1'), (0, 'total', 'total_total_sort_order', '9'),
  (0, 'total', 'total_status', '1'), (0, 'total', 'total_sort_order', '9');
