package dev.cyclonelariat.inbox;

import java.util.UUID;

/**
 * What identifies a row of the inbox.
 *
 * @param consumer who handles the message; several may, each once
 * @param uuid the message
 */
record RowKey(String consumer, UUID uuid) {}
