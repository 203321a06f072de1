package dev.cyclonelariat.kill;

/**
 * The way of a message: a producer commits it for the topic {@code placed}; whoever handles it from
 * {@code orders} commits another one for {@code billed}, which is handled from {@code bills}.
 */
record ServiceRoute(boolean fifo) {

  String placed() {
    return named("placed");
  }

  String orders() {
    return named("orders");
  }

  String billed() {
    return named("billed");
  }

  String bills() {
    return named("bills");
  }

  private String named(String name) {
    return fifo ? name + ".fifo" : name;
  }

  /** One of a few FIFO groups for each death: null without groups. */
  String group(String death, int i) {
    return fifo ? death + "-" + i : null;
  }
}
