package dev.cyclonelariat.topology.live;

import java.time.Duration;

/**
 * How often AWS lets an account and region ask for something (Amazon SNS endpoints and quotas;
 * calls of other applications count, too). AWS names no rate for other calls.
 */
enum Rate {
  LIST(30),
  SUBSCRIBE(100),
  TAG(10),
  OTHER(100);

  private final int perSecond;

  Rate(int perSecond) {
    this.perSecond = perSecond;
  }

  Duration interval() {
    return Duration.ofSeconds(1).dividedBy(perSecond);
  }
}
