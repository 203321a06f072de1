package dev.cyclonelariat.message;

import org.jspecify.annotations.Nullable;

/** The rules that messages of both schema versions obey, whether built here or read. */
final class SchemaRules {

  private static final int LAST_WRITABLE_YEAR = 9999;

  private SchemaRules() {}

  static void check(Envelope envelope, Violations violations) {
    if (envelope.publisher().isEmpty()) {
      violations.add("publisher", Violations.MISSING);
    }
    if (envelope.type().isEmpty()) {
      String prefix = envelope.kind().prefix();
      violations.add(
          "type", prefix.isEmpty() ? Violations.EMPTY : "must say more than '" + prefix + "'");
    }
    checkYear(envelope, violations);
    switch (envelope.version()) {
      case 1 -> {
        checkAbsent("subject", envelope.subject(), violations);
        checkAbsent("object", envelope.object(), violations);
      }
      case 2 -> {
        checkPresent("subject", envelope.subject(), violations);
        checkPresent("object", envelope.object(), violations);
      }
      default -> violations.add("version", "must be 1 or 2, not " + envelope.version());
    }
  }

  private static void checkYear(Envelope envelope, Violations violations) {
    if (envelope.sentAt() != null
        && (envelope.sentAt().getYear() < 0 || envelope.sentAt().getYear() > LAST_WRITABLE_YEAR)) {
      violations.add("sent_at", "must lie in the years 0000 to 9999");
    }
  }

  /** Version 1 cannot say it on the wire, where a Ruby consumer fails on the key. */
  private static void checkAbsent(String path, @Nullable EntityRef ref, Violations violations) {
    if (ref != null) {
      violations.add(path, "is not part of version 1; use version 2");
    }
  }

  private static void checkPresent(String path, @Nullable EntityRef ref, Violations violations) {
    if (ref == null) {
      violations.add(path, Violations.MISSING);
    } else if (ref.type().isEmpty()) {
      violations.add(path + ".type", Violations.EMPTY);
    }
  }
}
