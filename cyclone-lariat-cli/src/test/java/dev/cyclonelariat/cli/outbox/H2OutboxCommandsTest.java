package dev.cyclonelariat.cli.outbox;

import dev.cyclonelariat.cli.TestOutbox;
import java.util.Map;

class H2OutboxCommandsTest extends OutboxCommandsContract {

  @Override
  TestOutbox open() {
    return new TestOutbox();
  }

  @Override
  Map<String, String> environment() {
    return Map.of();
  }

  @Override
  String dialect() {
    return "h2";
  }
}
