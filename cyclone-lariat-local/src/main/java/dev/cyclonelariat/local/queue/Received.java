package dev.cyclonelariat.local.queue;

/**
 * A received message.
 *
 * @param handle names this receive
 */
public record Received(Entry entry, ReceiptHandle handle) {}
