-- Makes the Ruby gem's table one that Ruby and Java share.
ALTER TABLE lariat_versions ALTER COLUMN version SET DATA TYPE bigint;
ALTER TABLE lariat_versions ADD COLUMN IF NOT EXISTS title       varchar;
ALTER TABLE lariat_versions ADD COLUMN IF NOT EXISTS state       varchar DEFAULT 'applied' NOT NULL;
ALTER TABLE lariat_versions ADD COLUMN IF NOT EXISTS applied_at  timestamp(6) with time zone;
ALTER TABLE lariat_versions ADD COLUMN IF NOT EXISTS applied_by  varchar;
ALTER TABLE lariat_versions ADD COLUMN IF NOT EXISTS duration_ms bigint;
ALTER TABLE lariat_versions ADD COLUMN IF NOT EXISTS checksum    varchar;
