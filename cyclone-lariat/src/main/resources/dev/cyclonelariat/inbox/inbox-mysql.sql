-- Received messages, one row for each message and consumer. Times are UTC.
CREATE TABLE IF NOT EXISTS inbox_messages (
  consumer             varchar(255) NOT NULL,
  uuid                 char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind                 varchar(20)  NOT NULL,
  type                 text         NOT NULL,
  publisher            text         NOT NULL,
  version              integer      NOT NULL,
  data                 json         NOT NULL,
  data_changed         boolean      NOT NULL DEFAULT false, -- not as they came: see BeforeSave
  request_id           char(36) CHARACTER SET ascii COLLATE ascii_bin,
  subject_type         text,
  subject_uuid         char(36) CHARACTER SET ascii COLLATE ascii_bin,
  subject_extra        json,
  object_type          text,
  object_uuid          char(36) CHARACTER SET ascii COLLATE ascii_bin,
  object_extra         json,
  queue                varchar(255),
  group_id             varchar(128),
  attempts             integer      NOT NULL DEFAULT 1,
  handled_ms           integer,     -- of the last attempt; null when under 10 ms
  last_error           mediumtext,
  lease_epoch          integer      NOT NULL DEFAULT 0,
  leased_until         datetime(6),
  client_error_message mediumtext,
  client_error_details json,
  resolution           mediumtext,  -- how a human has settled it
  sent_at              datetime(6),
  received_at          datetime(6)  NOT NULL,
  processed_at         datetime(6),
  PRIMARY KEY (uuid, consumer),
  -- To purge, and to list by time.
  INDEX inbox_messages_received (received_at),
  -- What a human must look at.
  INDEX inbox_messages_unprocessed (processed_at, received_at),
  INDEX inbox_messages_client_error (client_error_message(1)),
  -- The action log.
  INDEX inbox_messages_subject (subject_uuid, sent_at),
  INDEX inbox_messages_object (object_uuid, sent_at),
  INDEX inbox_messages_request (request_id, sent_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Bodies that nobody could read.
CREATE TABLE IF NOT EXISTS inbox_parked (
  queue         varchar(255) NOT NULL,
  message_id    varchar(255) NOT NULL,
  body          mediumblob   NOT NULL,
  attributes    json         NOT NULL,
  group_id      varchar(128),
  receive_count integer      NOT NULL,
  reason        mediumtext   NOT NULL,
  parked_at     datetime(6)  NOT NULL,
  resolution    mediumtext,  -- how a human has settled it
  PRIMARY KEY (queue, message_id),
  INDEX inbox_parked_parked (parked_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The one consumer of each table that is keyed by uuid alone.
CREATE TABLE IF NOT EXISTS inbox_consumers (
  table_name varchar(255) PRIMARY KEY,
  consumer   varchar(255) NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
