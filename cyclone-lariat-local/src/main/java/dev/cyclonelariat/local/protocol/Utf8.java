package dev.cyclonelariat.local.protocol;

/**
 * A text that is at hand as UTF-8.
 *
 * @param bytes not copied; must not change
 */
public record Utf8(byte[] bytes) {}
