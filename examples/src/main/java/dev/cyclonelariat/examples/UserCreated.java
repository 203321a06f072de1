package dev.cyclonelariat.examples;

/** What the example's events carry. */
public record UserCreated(long id, String name) {}
