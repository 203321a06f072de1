package dev.cyclonelariat.inbox;

import dev.cyclonelariat.handling.IdempotentReceiver;

/**
 * Remembers which messages have been handled, so that handling each has its effect once however
 * often it is delivered. Thread-safe.
 */
public interface Inbox extends IdempotentReceiver {}
