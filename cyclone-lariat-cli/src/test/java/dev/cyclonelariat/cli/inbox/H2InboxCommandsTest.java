package dev.cyclonelariat.cli.inbox;

import dev.cyclonelariat.cli.TestInbox;
import java.util.Map;

class H2InboxCommandsTest extends InboxCommandsContract {

  @Override
  TestInbox open() {
    return new TestInbox();
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
