-- Authentication codes of terminals are kept as their SHA-256 alone (fleet.CodeHash): whoever reads the database, or a backup of it,
-- cannot pose as a terminal with what he finds.

alter table terminal add column code_hash bytea;
update terminal set code_hash = sha256(convert_to(auth_code, 'UTF8')) where auth_code is not null;
alter table terminal drop column auth_code;
alter table terminal add constraint terminal_code_hash_ck check (octet_length(code_hash) = 32);
