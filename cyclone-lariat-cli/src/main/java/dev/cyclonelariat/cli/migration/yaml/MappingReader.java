package dev.cyclonelariat.cli.migration.yaml;

import dev.cyclonelariat.cli.arguments.AgeConverter;
import dev.cyclonelariat.cli.yaml.YamlJson;
import dev.cyclonelariat.cli.yaml.YamlValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a mapping, each key of which changes a definition. What was not asked for by the end is
 * unknown.
 *
 * @param <D> what is defined
 */
final class MappingReader<D> {

  private final YamlValue value;
  private final Map<String, YamlValue> members;
  private final List<String> asked = new ArrayList<>();
  private final List<UnaryOperator<D>> changes = new ArrayList<>();

  MappingReader(YamlValue value) {
    this.value = value;
    this.members = value.members();
  }

  /** The value of a key. */
  Optional<YamlValue> find(String key) {
    asked.add(key);
    return Optional.ofNullable(members.get(key));
  }

  /** The value of a key that must be there. */
  YamlValue get(String key) {
    return find(key).orElseThrow(() -> value.problem("has no " + key));
  }

  MappingReader<D> text(String key, BiFunction<D, String, D> change) {
    find(key).map(YamlValue::name).ifPresent(text -> changes.add(d -> change.apply(d, text)));
    return this;
  }

  MappingReader<D> json(String key, BiFunction<D, String, D> change) {
    find(key).map(YamlJson::of).ifPresent(json -> changes.add(d -> change.apply(d, json)));
    return this;
  }

  MappingReader<D> number(String key, BiFunction<D, Integer, D> change) {
    find(key).map(YamlValue::number).ifPresent(number -> changes.add(d -> change.apply(d, number)));
    return this;
  }

  MappingReader<D> duration(String key, BiFunction<D, Duration, D> change) {
    find(key)
        .map(MappingReader::duration)
        .ifPresent(duration -> changes.add(d -> change.apply(d, duration)));
    return this;
  }

  private static Duration duration(YamlValue value) {
    try {
      return new AgeConverter().convert(value.text());
    } catch (TypeConversionException e) {
      throw value.place().problem(String.valueOf(e.getMessage()), e);
    }
  }

  /** Changes it if the value is true. */
  MappingReader<D> flag(String key, UnaryOperator<D> change) {
    find(key).filter(YamlValue::truth).ifPresent(is -> changes.add(change));
    return this;
  }

  /** Changes it by each member. */
  MappingReader<D> texts(String key, Entry<D> change) {
    find(key)
        .map(YamlValue::members)
        .ifPresent(
            entries ->
                entries.forEach(
                    (name, entry) -> {
                      String text = YamlJson.of(entry);
                      changes.add(d -> change.apply(d, name, text));
                    }));
    return this;
  }

  /**
   * All changes in their order.
   *
   * @throws dev.cyclonelariat.LariatException if there are other keys than those asked for
   */
  UnaryOperator<D> end() {
    value.members(asked);
    List<UnaryOperator<D>> all = List.copyOf(changes);
    return definition -> {
      D changed = definition;
      for (UnaryOperator<D> change : all) {
        changed = change.apply(changed);
      }
      return changed;
    };
  }

  /**
   * A change by a named value.
   *
   * @param <D> of what
   */
  @FunctionalInterface
  interface Entry<D> {

    /** The changed definition. */
    D apply(D definition, String name, String value);
  }
}
