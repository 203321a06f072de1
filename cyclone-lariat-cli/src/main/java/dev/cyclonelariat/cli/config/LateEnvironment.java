package dev.cyclonelariat.cli.config;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An environment that is put together when it is first looked at. For one thread. */
final class LateEnvironment extends AbstractMap<String, String> {

  private final Supplier<Map<String, String>> source;
  private @Nullable Map<String, String> variables;

  LateEnvironment(Supplier<Map<String, String>> source) {
    this.source = source;
  }

  @Override
  public @Nullable String get(Object name) {
    return variables().get(name);
  }

  @Override
  public boolean containsKey(Object name) {
    return variables().containsKey(name);
  }

  @Override
  public Set<Entry<String, String>> entrySet() {
    return variables().entrySet();
  }

  private Map<String, String> variables() {
    if (variables == null) {
      variables = source.get();
    }
    return variables;
  }
}
