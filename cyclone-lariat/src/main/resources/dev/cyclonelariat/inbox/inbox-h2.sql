-- Received messages, one row for each message and consumer.
CREATE TABLE IF NOT EXISTS inbox_messages (
  consumer             varchar(255) NOT NULL,
  uuid                 uuid         NOT NULL,
  kind                 varchar      NOT NULL,
  type                 varchar      NOT NULL,
  publisher            varchar      NOT NULL,
  version              integer      NOT NULL,
  data                 json         NOT NULL,
  data_changed         boolean      NOT NULL DEFAULT false, -- not as they came: see BeforeSave
  request_id           uuid,
  subject_type         varchar,
  subject_uuid         uuid,
  subject_extra        json,
  object_type          varchar,
  object_uuid          uuid,
  object_extra         json,
  queue                varchar,
  group_id             varchar,
  attempts             integer      NOT NULL DEFAULT 1,
  handled_ms           integer,     -- of the last attempt; null when under 10 ms
  last_error           varchar,
  lease_epoch          integer      NOT NULL DEFAULT 0,
  leased_until         timestamp with time zone,
  client_error_message varchar,
  client_error_details json,
  resolution           varchar,     -- how a human has settled it
  sent_at              timestamp with time zone,
  received_at          timestamp with time zone NOT NULL DEFAULT current_timestamp,
  processed_at         timestamp with time zone,
  PRIMARY KEY (uuid, consumer)
);

-- To purge, and to list by time.
CREATE INDEX IF NOT EXISTS inbox_messages_received ON inbox_messages (received_at);

-- What a human must look at.
CREATE INDEX IF NOT EXISTS inbox_messages_unprocessed
  ON inbox_messages (processed_at, received_at);
CREATE INDEX IF NOT EXISTS inbox_messages_client_error ON inbox_messages (client_error_message);

-- The action log.
CREATE INDEX IF NOT EXISTS inbox_messages_subject ON inbox_messages (subject_uuid, sent_at);
CREATE INDEX IF NOT EXISTS inbox_messages_object ON inbox_messages (object_uuid, sent_at);
CREATE INDEX IF NOT EXISTS inbox_messages_request ON inbox_messages (request_id, sent_at);

-- Bodies that nobody could read.
CREATE TABLE IF NOT EXISTS inbox_parked (
  queue         varchar(255) NOT NULL,
  message_id    varchar(255) NOT NULL,
  body          varbinary    NOT NULL,
  attributes    json         NOT NULL,
  group_id      varchar,
  receive_count integer      NOT NULL,
  reason        varchar      NOT NULL,
  parked_at     timestamp with time zone NOT NULL,
  resolution    varchar,     -- how a human has settled it
  PRIMARY KEY (queue, message_id)
);
CREATE INDEX IF NOT EXISTS inbox_parked_parked ON inbox_parked (parked_at);

-- The one consumer of each table that is keyed by uuid alone.
CREATE TABLE IF NOT EXISTS inbox_consumers (
  table_name varchar(255) PRIMARY KEY,
  consumer   varchar(255) NOT NULL
);
