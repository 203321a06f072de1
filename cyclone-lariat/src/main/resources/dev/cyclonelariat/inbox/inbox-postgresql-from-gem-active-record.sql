-- Lets Ruby and Java processes share the inbox of the gem (ActiveRecord), on PostgreSQL.
--
-- The gem reads rows with SELECT * and fails on columns it does not know. So its table becomes
-- lariat_inbox_messages, with all columns, and under its old name there is a view of the columns it
-- had. Ruby goes on reading and writing through the view, unchanged; Java uses
-- lariat_inbox_messages, with the one consumer that both are.
--
-- The statement is one transaction. It rewrites the table, because the gem keeps times without
-- their zone: they are taken for UTC, as ActiveRecord writes them.
-- Where Ruby connects with a role of its own, grant it SELECT, INSERT and UPDATE on the view.
DO $upgrade$
DECLARE
  columns_of_the_gem text;
BEGIN
  IF to_regclass('lariat_inbox_messages') IS NOT NULL THEN
    RETURN; -- It was upgraded before.
  END IF;

  -- The table in the gem's README may lack it, but the gem writes it.
  ALTER TABLE cyclone_lariat_messages ADD COLUMN IF NOT EXISTS kind text;

  SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) INTO columns_of_the_gem
  FROM pg_attribute
  WHERE attrelid = 'cyclone_lariat_messages'::regclass AND attnum > 0 AND NOT attisdropped;

  ALTER TABLE cyclone_lariat_messages RENAME TO lariat_inbox_messages;

  IF EXISTS (
    SELECT 1 FROM pg_attribute
    WHERE attrelid = 'lariat_inbox_messages'::regclass AND attname = 'sent_at'
      AND atttypid = 'timestamp'::regtype)
  THEN
    ALTER TABLE lariat_inbox_messages
      ALTER COLUMN sent_at TYPE timestamp with time zone USING sent_at AT TIME ZONE 'UTC',
      ALTER COLUMN received_at TYPE timestamp with time zone USING received_at AT TIME ZONE 'UTC',
      ALTER COLUMN processed_at TYPE timestamp with time zone USING processed_at AT TIME ZONE 'UTC';
  END IF;

  ALTER TABLE lariat_inbox_messages
    ADD COLUMN consumer      varchar(255),
    ADD COLUMN data_changed  boolean NOT NULL DEFAULT false,
    ADD COLUMN request_id    uuid,
    ADD COLUMN subject_type  text,
    ADD COLUMN subject_uuid  uuid,
    ADD COLUMN subject_extra json,
    ADD COLUMN object_type   text,
    ADD COLUMN object_uuid   uuid,
    ADD COLUMN object_extra  json,
    ADD COLUMN queue         text,
    ADD COLUMN group_id      text,
    ADD COLUMN attempts      integer NOT NULL DEFAULT 1,
    ADD COLUMN handled_ms    integer,
    ADD COLUMN last_error    text,
    ADD COLUMN lease_epoch   integer NOT NULL DEFAULT 0,
    ADD COLUMN leased_until  timestamp with time zone,
    ADD COLUMN resolution    text;

  -- Where the table has an id of its own, nothing may have kept a uuid from being there twice.
  IF NOT EXISTS (
    SELECT 1 FROM pg_index
    JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0]
    WHERE indrelid = 'lariat_inbox_messages'::regclass AND indisunique AND indnkeyatts = 1
      AND indpred IS NULL AND attname = 'uuid')
  THEN
    CREATE UNIQUE INDEX lariat_inbox_messages_uuid ON lariat_inbox_messages (uuid);
  END IF;

  EXECUTE 'CREATE VIEW cyclone_lariat_messages AS SELECT ' || columns_of_the_gem
    || ' FROM lariat_inbox_messages';
END
$upgrade$;

-- To purge, and to list by time.
CREATE INDEX IF NOT EXISTS lariat_inbox_messages_received ON lariat_inbox_messages (received_at);

-- What a human must look at.
CREATE INDEX IF NOT EXISTS lariat_inbox_messages_unprocessed ON lariat_inbox_messages (received_at)
  WHERE processed_at IS NULL;
CREATE INDEX IF NOT EXISTS lariat_inbox_messages_client_error ON lariat_inbox_messages (received_at)
  WHERE client_error_message IS NOT NULL;

-- The action log.
CREATE INDEX IF NOT EXISTS lariat_inbox_messages_subject
  ON lariat_inbox_messages (subject_uuid, sent_at) WHERE subject_uuid IS NOT NULL;
CREATE INDEX IF NOT EXISTS lariat_inbox_messages_object
  ON lariat_inbox_messages (object_uuid, sent_at) WHERE object_uuid IS NOT NULL;
CREATE INDEX IF NOT EXISTS lariat_inbox_messages_request
  ON lariat_inbox_messages (request_id, sent_at) WHERE request_id IS NOT NULL;

-- Bodies that nobody could read.
CREATE TABLE IF NOT EXISTS inbox_parked (
  queue         varchar(255) NOT NULL,
  message_id    varchar(255) NOT NULL,
  body          bytea        NOT NULL,
  attributes    json         NOT NULL,
  group_id      text,
  receive_count integer      NOT NULL,
  reason        text         NOT NULL,
  parked_at     timestamp with time zone NOT NULL,
  resolution    text,        -- how a human has settled it
  PRIMARY KEY (queue, message_id)
);
CREATE INDEX IF NOT EXISTS inbox_parked_parked ON inbox_parked (parked_at);

-- The one consumer of each table that is keyed by uuid alone.
CREATE TABLE IF NOT EXISTS inbox_consumers (
  table_name varchar(255) PRIMARY KEY,
  consumer   varchar(255) NOT NULL
);
