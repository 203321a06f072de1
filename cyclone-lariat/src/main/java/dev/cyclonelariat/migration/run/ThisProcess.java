package dev.cyclonelariat.migration.run;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What others are shown of this process. */
final class ThisProcess {

  private ThisProcess() {}

  static String user() {
    return System.getProperty("user.name", "unknown");
  }

  static String host() {
    String name = System.getenv("HOSTNAME");
    if (name != null && !name.isBlank()) {
      return name;
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
