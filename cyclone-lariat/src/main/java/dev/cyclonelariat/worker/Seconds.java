package dev.cyclonelariat.worker;

import java.time.Duration;

/** SQS counts visibility in whole seconds. */
final class Seconds {

  private Seconds() {}

  /** Never shorter than asked; nothing below zero. */
  static int roundedUp(Duration time) {
    if (time.isNegative()) {
      return 0;
    }
    return (int) time.plusNanos(999_999_999).toSeconds();
  }
}
