package dev.cyclonelariat.cli.takeover;

import dev.cyclonelariat.resource.Resource;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Chooses topics and queues by patterns of their names, where {@code *} stands for anything. */
final class NameFilter implements Predicate<Resource> {

  private final List<Pattern> patterns;

  /** Those that one of the patterns fits; all if there is none. */
  NameFilter(List<String> globs) {
    patterns =
        globs.stream()
            .map(glob -> "\\Q" + glob.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E")
            .map(Pattern::compile)
            .toList();
  }

  @Override
  public boolean test(Resource resource) {
    return patterns.isEmpty()
        || patterns.stream().anyMatch(pattern -> pattern.matcher(resource.name()).matches());
  }
}
