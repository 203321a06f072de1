package dev.cyclonelariat.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.internal.AwsFailure;
import dev.cyclonelariat.message.Event;
import dev.cyclonelariat.publish.PublishResult.Sent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Batches against a resource whose entries fail one by one, as AWS's do. */
class ResourceRunTest {

  private static final int MAXIMUM_BYTES = 1_000;

  @Property(tries = 60)
  void whateverEntriesFailEachMessageIsReportedOnceAndNoGroupIsOutOfOrder(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int messages) {
    FlakyResource resource = new FlakyResource(new Random(seed));
    List<Pending> pending = new ArrayList<>();
    Random random = new Random(seed);
    for (int i = 0; i < messages; i++) {
      String group = random.nextInt(3) == 0 ? null : "g" + random.nextInt(4);
      pending.add(new Pending(prepared(group, i, 1 + random.nextInt(MAXIMUM_BYTES)), i));
    }
    Map<Integer, PublishResult> results = new HashMap<>();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      ResourceRun run =
          new ResourceRun(
              resource,
              threads,
              new EntryRetries(4, Duration.ofMillis(1)),
              (message, result) -> assertThat(results.put(message.position(), result)).isNull());
      pending.forEach(run::add);
      run.complete().join();
    } finally {
      threads.shutdownNow();
    }

    assertThat(results).hasSize(messages);
    assertThat(resource.broken).isEmpty();
    Map<String, Boolean> failed = new HashMap<>();
    for (int i = 0; i < messages; i++) {
      String group = pending.get(i).orderedGroup();
      boolean sent = results.get(i) instanceof Sent;
      if (group != null) {
        assertThat(sent && failed.containsKey(group)).as("sent behind a failure").isFalse();
        if (!sent) {
          failed.put(group, true);
        }
      }
      assertThat(resource.accepted.contains(i)).isEqualTo(sent);
    }
  }

  private static Prepared prepared(String group, int number, int bytes) {
    Event event = Event.builder("x").publisher("users").groupId(group).build();
    Destination destination = group == null ? Destination.queue() : Destination.queue().fifo();
    return new Prepared(
        Outgoing.of(event).to(destination),
        new Address(Service.SQS, "q", "url", group != null),
        Integer.toString(number),
        group,
        group == null ? null : "d" + number,
        bytes);
  }

  /** Accepts some entries, refuses some for good, and some only this time. */
  private static final class FlakyResource implements Wire {

    private final Random random;
    private final Set<Integer> accepted = new HashSet<>();
    private final Map<String, Integer> lastOfGroup = new HashMap<>();
    private final List<String> broken = new ArrayList<>();

    FlakyResource(Random random) {
      this.random = random;
    }

    @Override
    public PublishReceipt send(Sendable message) {
      throw new AssertionError("only batches are sent here");
    }

    @Override
    public synchronized List<Answer> sendBatch(
        List<? extends Sendable> messages, Duration longest) {
      List<Prepared> prepared = messages.stream().map(Prepared.class::cast).toList();
      checkLimits(prepared);
      return prepared.stream().map(this::answer).toList();
    }

    private void checkLimits(List<Prepared> messages) {
      if (messages.isEmpty() || messages.size() > 10) {
        broken.add("entries: " + messages.size());
      }
      int bytes = messages.stream().mapToInt(Prepared::bytes).sum();
      if (bytes > MAXIMUM_BYTES) {
        broken.add("bytes: " + bytes);
      }
      List<String> groups =
          messages.stream().map(Prepared::orderedGroup).filter(g -> g != null).toList();
      if (new HashSet<>(groups).size() != groups.size()) {
        broken.add("two of a group in one batch: " + groups);
      }
    }

    private Answer answer(Prepared message) {
      int number = Integer.parseInt(message.body());
      int dice = random.nextInt(10);
      if (dice == 0) {
        return refused(message, "InvalidParameterValue", true);
      }
      if (dice < 3) {
        return refused(message, "InternalError", false);
      }
      accepted.add(number);
      if (message.orderedGroup() != null) {
        Integer last = lastOfGroup.put(message.orderedGroup(), number);
        if (last != null && last > number) {
          broken.add(last + " was sent before " + number);
        }
      }
      return new Answer.Taken(new PublishReceipt("q", "id", null));
    }

    private static Answer refused(Prepared message, String code, boolean senderFault) {
      AwsFailure failure = AwsFailure.of(code, "no", !senderFault);
      return new Answer.Failed(new PublishFailedException(message, failure, null));
    }

    @Override
    public int maximumBytes(String target, int wanted) {
      return MAXIMUM_BYTES;
    }
  }
}
