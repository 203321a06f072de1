package dev.cyclonelariat.cli.doctor;

import java.util.Locale;

/** What somebody means to do. */
enum Purpose {
  /** Change topics, queues and subscriptions. */
  MIGRATE,
  /** Send messages. */
  PUBLISH,
  /** Receive messages. */
  CONSUME;

  /** As commands name it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
