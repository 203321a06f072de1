package dev.cyclonelariat.topology.live;

import dev.cyclonelariat.internal.SteadyClock;
import dev.cyclonelariat.resource.Location;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What a {@link LiveTopology} works with. */
public final class LiveTopologyBuilder {

  final Supplier<SnsClient> sns;
  final Supplier<SqsClient> sqs;
  final Location location;
  String owner = "";
  Executor executor = Runnable::run;
  Clock clock = new SteadyClock();
  Pause pause = time -> Thread.sleep(time.toMillis());
  WaitListener listener = (reason, left) -> {};

  LiveTopologyBuilder(Supplier<SnsClient> sns, Supplier<SqsClient> sqs, Location location) {
    this.sns = sns;
    this.sqs = sqs;
    this.location = location;
  }

  /**
   * Whose migrations these are; needed to create, alter, delete and fan out.
   *
   * @param owner the application, as in the publisher of its topics
   */
  public LiveTopologyBuilder owner(String owner) {
    this.owner = owner;
    return this;
  }

  /** Runs calls side by side where many are needed; by default there is one at a time. */
  public LiveTopologyBuilder executor(Executor executor) {
    this.executor = executor;
    return this;
  }

  /** What time passes by; by default one that never jumps. */
  public LiveTopologyBuilder clock(Clock clock) {
    this.clock = clock;
    return this;
  }

  /** How time is let pass; by default the thread sleeps. */
  public LiveTopologyBuilder pause(Pause pause) {
    this.pause = pause;
    return this;
  }

  /** Who hears that a change waits for AWS. */
  public LiveTopologyBuilder listener(WaitListener listener) {
    this.listener = listener;
    return this;
  }

  /** With all of that. AWS is not asked. */
  public LiveTopology build() {
    return new LiveTopology(this);
  }
}
