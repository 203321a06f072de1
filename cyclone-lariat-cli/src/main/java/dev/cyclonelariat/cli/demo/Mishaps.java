package dev.cyclonelariat.cli.demo;

/**
 * What goes wrong in the demo, on purpose, by the number of a message. Of 1,000 messages 50 are
 * sent twice, 10 end with a business error, and 20 fail at their first attempt. The sets overlap:
 * half of those that fail, and all that end with a business error, are sent twice too.
 */
final class Mishaps {

  private Mishaps() {}

  static boolean isSentTwice(long number) {
    return number % 20 == 11;
  }

  static boolean isBusinessError(long number) {
    return number % 100 == 71;
  }

  static boolean failsAtFirst(long number) {
    return number % 50 == 11;
  }
}
