package dev.cyclonelariat.cli.local.seed;

import dev.cyclonelariat.cli.yaml.YamlValue;
import java.util.Set;

/** The name decides whether a queue or a topic is a FIFO one. */
final class FifoRules {

  private static final String SUFFIX = ".fifo";
  private static final Set<String> SWITCHES = Set.of("FifoQueue", "FifoTopic");
  private static final Set<String> OF_FIFO_ONLY =
      Set.of(
          "FifoQueue",
          "FifoTopic",
          "ContentBasedDeduplication",
          "DeduplicationScope",
          "FifoThroughputLimit",
          "FifoThroughputScope");

  private FifoRules() {}

  /** Checks one attribute against the name. */
  static void check(YamlValue name, String attribute, YamlValue value) {
    boolean fifo = name.text().endsWith(SUFFIX);
    if (OF_FIFO_ONLY.contains(attribute) && !fifo) {
      throw value.problem(
          "only FIFO resources have it, and their names end with "
              + SUFFIX
              + ": call this one "
              + name.text()
              + SUFFIX
              + ", or leave the attribute out");
    }
    if (SWITCHES.contains(attribute) && !value.text().equals("true")) {
      throw value.problem("must be true, since the name ends with " + SUFFIX + "; leave it out");
    }
  }
}
