package dev.cyclonelariat.local.http;

/**
 * One HTTP request, complete in memory.
 *
 * @param method upper case as sent, such as {@code POST}
 * @param path percent-encoded, without the query
 * @param query percent-encoded, empty without one
 * @param headers with names in lower case
 * @param body not copied; nobody else changes it
 */
public record HttpRequest(
    String method, String path, String query, HttpHeaders headers, byte[] body) {}
