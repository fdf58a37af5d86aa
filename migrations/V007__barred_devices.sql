-- A device whose keys were all ended: nothing it shows is believed, key or certificate, until it is given a new key.
alter table device add column barred_at timestamptz;
