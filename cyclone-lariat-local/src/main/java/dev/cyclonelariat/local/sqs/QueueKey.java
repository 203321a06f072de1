package dev.cyclonelariat.local.sqs;

import dev.cyclonelariat.local.protocol.Arn;
import dev.cyclonelariat.local.protocol.Caller;

/** Where a queue lives. */
record QueueKey(String account, String region, String name) {

  static QueueKey of(Caller caller, String name) {
    return new QueueKey(caller.account(), caller.region(), name);
  }

  static QueueKey of(Arn arn) {
    return new QueueKey(arn.account(), arn.region(), arn.resource());
  }

  Arn arn() {
    return Arn.of("sqs", region, account, name);
  }
}
