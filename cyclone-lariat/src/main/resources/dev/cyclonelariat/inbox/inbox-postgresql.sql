-- Received messages, one row for each message and consumer.
CREATE TABLE IF NOT EXISTS inbox_messages (
  consumer             varchar(255) NOT NULL,
  uuid                 uuid         NOT NULL,
  kind                 text         NOT NULL,
  type                 text         NOT NULL,
  publisher            text         NOT NULL,
  version              integer      NOT NULL,
  data                 json         NOT NULL,
  data_changed         boolean      NOT NULL DEFAULT false, -- not as they came: see BeforeSave
  request_id           uuid,
  subject_type         text,
  subject_uuid         uuid,
  subject_extra        json,
  object_type          text,
  object_uuid          uuid,
  object_extra         json,
  queue                text,
  group_id             text,
  attempts             integer      NOT NULL DEFAULT 1,
  handled_ms           integer,     -- of the last attempt; null when under 10 ms
  last_error           text,
  lease_epoch          integer      NOT NULL DEFAULT 0,
  leased_until         timestamp with time zone,
  client_error_message text,
  client_error_details json,
  resolution           text,        -- how a human has settled it
  sent_at              timestamp with time zone,
  received_at          timestamp with time zone NOT NULL DEFAULT current_timestamp,
  processed_at         timestamp with time zone,
  PRIMARY KEY (uuid, consumer)
);

-- To purge, and to list by time.
CREATE INDEX IF NOT EXISTS inbox_messages_received ON inbox_messages (received_at);

-- What a human must look at.
CREATE INDEX IF NOT EXISTS inbox_messages_unprocessed ON inbox_messages (received_at)
  WHERE processed_at IS NULL;
CREATE INDEX IF NOT EXISTS inbox_messages_client_error ON inbox_messages (received_at)
  WHERE client_error_message IS NOT NULL;

-- The action log.
CREATE INDEX IF NOT EXISTS inbox_messages_subject ON inbox_messages (subject_uuid, sent_at)
  WHERE subject_uuid IS NOT NULL;
CREATE INDEX IF NOT EXISTS inbox_messages_object ON inbox_messages (object_uuid, sent_at)
  WHERE object_uuid IS NOT NULL;
CREATE INDEX IF NOT EXISTS inbox_messages_request ON inbox_messages (request_id, sent_at)
  WHERE request_id IS NOT NULL;

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
