package dev.cyclonelariat.local.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The headers of one request; names compare without letter case, a repeated one keeps its first.
 */
public final class HttpHeaders {
  private final Map<String, String> values;

  /**
   * These headers.
   *
   * @param values by lower-case name
   */
  public HttpHeaders(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /**
   * A header's value, or null.
   *
   * @param name in lower case
   */
  public @Nullable String get(String name) {
    return values.get(name);
  }

  /**
   * A header's value, or another.
   *
   * @param name in lower case
   */
  public String get(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }
}
