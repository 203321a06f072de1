package dev.cyclonelariat.cli.demo;

import dev.cyclonelariat.Credentials;
import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.local.LocalSnsSqs;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The publishing applications of the demo, each with its own name on one SNS/SQS. */
final class Applications implements AutoCloseable {

  private final Map<String, Lariat> byName = new HashMap<>();

  Applications(LocalSnsSqs local) {
    LariatSettings.Builder settings =
        LariatSettings.builder()
            .instance(DemoTopology.INSTANCE)
            .region(local.region())
            .accountId(local.account())
            .credentials(new Credentials(local.account(), "local", null))
            .endpoint(local.endpoint());
    for (String name : DemoTopology.publishers()) {
      byName.put(name, Lariat.of(settings.publisher(name).build()));
    }
  }

  Lariat get(String name) {
    return Objects.requireNonNull(byName.get(name), name);
  }

  @Override
  public void close() {
    byName.values().forEach(Lariat::close);
  }
}
