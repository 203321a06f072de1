package dev.cyclonelariat.cli.demo;

/**
 * What goes wrong in the demo, on purpose, by the number of a message. Of 1,000 messages 50 are
 * sent twice, 10 end with a business error, and 20 fail at their first attempt. The sets overlap:
 * half of those that fail, and all that end with a business error, are sent twice too. Where a
 * message has several readers, the first of them has the mishap. The first orders have another
 * mishap: their producer is killed after it has committed them.
 */
final class Mishaps {

  /** The killed producer's orders are among the messages before this number. */
  static final long KILLED_BEFORE = 100;

  private Mishaps() {}

  static boolean isOfKilledProducer(long number) {
    return number < KILLED_BEFORE
        && DemoTopology.flow(number).equals(DemoTopology.ORDER_PLACED)
        && !isSentTwice(number);
  }

  static boolean isSentTwice(long number) {
    return number % 20 == 11;
  }

  static boolean isBusinessError(long number, String consumer) {
    return number % 100 == 71 && isFirstReader(number, consumer);
  }

  static boolean failsAtFirst(long number, String consumer) {
    return number % 50 == 11 && isFirstReader(number, consumer);
  }

  private static boolean isFirstReader(long number, String consumer) {
    return DemoTopology.flow(number).queues().get(0).name().equals(consumer);
  }
}
