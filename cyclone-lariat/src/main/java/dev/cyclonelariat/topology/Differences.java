package dev.cyclonelariat.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects what is not as asked, a readable line each. */
final class Differences {

  private final List<String> lines = new ArrayList<>();

  void add(String what, @Nullable Object asked, @Nullable Object live) {
    lines.add(what + " is " + shown(live) + ", not " + shown(asked));
  }

  void compare(String what, @Nullable Object asked, @Nullable Object live) {
    if (!Objects.equals(asked, live)) {
      add(what, asked, live);
    }
  }

  void addTags(Map<String, String> asked, Map<String, String> live) {
    SortedSet<String> keys = new TreeSet<>(asked.keySet());
    keys.addAll(live.keySet());
    keys.forEach(key -> compare("tag " + key, asked.get(key), live.get(key)));
  }

  private static String shown(@Nullable Object value) {
    return value == null || value.equals("") ? "not set" : value.toString();
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
