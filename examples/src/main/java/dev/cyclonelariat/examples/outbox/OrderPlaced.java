package dev.cyclonelariat.examples.outbox;

/** What the example's events carry. */
public record OrderPlaced(long id) {}
