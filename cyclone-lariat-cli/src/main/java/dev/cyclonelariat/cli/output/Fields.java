package dev.cyclonelariat.cli.output;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the fields of a JSON object in their order, leaving out those without a value. */
public final class Fields {

  private final Map<String, Object> fields = new LinkedHashMap<>();

  /** Adds a field, unless its value is null. */
  public Fields with(String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value);
    }
    return this;
  }

  /** The fields so far; unmodifiable. */
  public Map<String, Object> map() {
    return Collections.unmodifiableMap(fields);
  }
}
