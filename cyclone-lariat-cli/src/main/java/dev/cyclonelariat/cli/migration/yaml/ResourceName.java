package dev.cyclonelariat.cli.migration.yaml;

import dev.cyclonelariat.cli.yaml.YamlValue;
import org.jspecify.annotations.Nullable;

/**
 * How a topic or queue is called: one of both.
 *
 * @param type what the scheme of names makes a name of, or null
 * @param name any name
 */
record ResourceName(@Nullable String type, String name) {

  static ResourceName ofType(YamlValue value) {
    return new ResourceName(value.name(), "");
  }

  static ResourceName read(YamlValue value, MappingReader<?> reader) {
    String type = reader.find("type").map(YamlValue::name).orElse(null);
    String name = reader.find("name").map(YamlValue::name).orElse(null);
    if ((type == null) == (name == null)) {
      throw value.problem("needs either a type, or the name of a custom one");
    }
    return new ResourceName(type, name == null ? "" : name);
  }
}
