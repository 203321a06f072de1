package dev.cyclonelariat.outbox.relay;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.publish.BatchPlan;
import dev.cyclonelariat.publish.BatchSender;
import dev.cyclonelariat.publish.EncodedMessage;
import dev.cyclonelariat.publish.EntryResult;
import dev.cyclonelariat.publish.PublishFailedException;
import dev.cyclonelariat.publish.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sends the entries of one claim, in batches for each topic and queue, several at the same time. No
 * call begins once the lease is over. Used once.
 */
final class Round {

  private final Lease lease;
  private final Calls calls;
  private final BatchSender sender;
  private final Bodies bodies;
  private final Outages outages;
  private final RoundResult result = new RoundResult();
  private final Map<Target, BatchPlan<ClaimedEntry>> plans = new LinkedHashMap<>();
  private int working;

  Round(Claim claim, Calls calls, BatchSender sender, Bodies bodies, Outages outages) {
    this.lease = claim.lease();
    this.calls = calls;
    this.sender = sender;
    this.bodies = bodies;
    this.outages = outages;
    for (ClaimedEntry entry : claim.entries()) {
      plans
          .computeIfAbsent(
              Target.of(entry),
              target -> new BatchPlan<>(ClaimedEntry::orderedLane, ClaimedEntry::bytes))
          .add(entry);
    }
  }

  /** Where entries go that may share a call. */
  private record Target(Service service, String resource) {

    static Target of(ClaimedEntry entry) {
      return new Target(entry.message().service(), entry.message().resource());
    }
  }

  /** What goes into one call. */
  private record Batch(Target target, List<ClaimedEntry> entries) {}

  /** Sends, on this thread and others, until there is nothing more to be done. */
  RoundResult run() throws InterruptedException {
    Batch first = next();
    if (first != null) {
      work(first);
    }
    synchronized (this) {
      while (working > 0) {
        wait();
      }
    }
    return result;
  }

  /** Makes calls until nothing is ready; of what is ready beside, others take a share. */
  private void work(Batch first) {
    Batch following;
    for (Batch batch = first; batch != null; batch = following) {
      following = null;
      try {
        callForHelp();
        send(batch);
        following = next(); // Before this one has ended: so the round never looks done too early.
      } finally {
        ended();
      }
    }
  }

  private void callForHelp() {
    while (mayHaveHelp()) {
      Batch batch = next();
      if (batch == null) {
        return;
      }
      calls.execute(() -> work(batch));
    }
  }

  private synchronized boolean mayHaveHelp() {
    return working < calls.most();
  }

  /** The next batch of any target; whoever has it is working until {@link #ended}. */
  private synchronized @Nullable Batch next() {
    for (Map.Entry<Target, BatchPlan<ClaimedEntry>> plan : plans.entrySet()) {
      List<ClaimedEntry> entries =
          plan.getValue().next(BatchSender.mostBytes(plan.getKey().service()));
      if (!entries.isEmpty()) {
        working++;
        return new Batch(plan.getKey(), entries);
      }
    }
    return null;
  }

  private synchronized void ended() {
    working--;
    notifyAll();
  }

  private void send(Batch batch) {
    List<ClaimedEntry> whole;
    try {
      whole = bodies.complete(lease, batch.entries());
    } catch (LariatException e) {
      outages.database(e);
      putOff(batch, batch.entries(), Duration.ZERO);
      return;
    }
    if (whole.size() < batch.entries().size()) {
      lose(batch.entries().stream().filter(entry -> isMissing(entry, whole)).toList());
    }
    if (!whole.isEmpty()) {
      call(batch, whole);
    }
  }

  private static boolean isMissing(ClaimedEntry entry, List<ClaimedEntry> whole) {
    return whole.stream().noneMatch(other -> other.id() == entry.id());
  }

  private void lose(List<ClaimedEntry> entries) {
    synchronized (this) {
      for (ClaimedEntry entry : entries) {
        result.lost(plan(Target.of(entry)).giveUp(entry));
      }
    }
    result.lost(entries);
  }

  private void call(Batch batch, List<ClaimedEntry> entries) {
    List<EntryResult> answers = answers(entries);
    if (answers == null) {
      stop(batch, entries);
      return;
    }
    PublishFailedException first = answers.get(0).error();
    if (first != null && answers.stream().allMatch(Round::isOutage)) {
      putOff(batch, entries, outages.broker(batch.target().resource(), first));
    } else if (first != null && first.getCause() != null && entries.size() > 1) {
      // One of them spoils the call: each goes by itself.
      entries.forEach(entry -> call(batch, List.of(entry)));
    } else {
      outages.brokerAnswered(batch.target().resource());
      take(batch, entries, answers);
    }
  }

  /** Whether it is AWS's fault: of the whole call, or said of the entry by itself. */
  private static boolean isOutage(EntryResult answer) {
    PublishFailedException error = answer.error();
    return error != null && (error.isOutage() || (error.getCause() == null && error.isRetryable()));
  }

  /** Null if no call may be made any more. */
  private @Nullable List<EntryResult> answers(List<ClaimedEntry> entries) {
    List<EncodedMessage> messages = entries.stream().map(ClaimedEntry::message).toList();
    try {
      return calls.make(lease, left -> sender.send(messages, left));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } catch (RuntimeException | Error e) { // Whatever it is, what others have sent is settled.
      PublishFailedException error = PublishFailedException.of(messages.get(0), e);
      return messages.stream().map(message -> new EntryResult(message, error)).toList();
    }
  }

  private void take(Batch batch, List<ClaimedEntry> entries, List<EntryResult> answers) {
    for (int i = 0; i < entries.size(); i++) {
      ClaimedEntry entry = entries.get(i);
      PublishFailedException error = answers.get(i).error();
      synchronized (this) {
        BatchPlan<ClaimedEntry> plan = plan(batch.target());
        if (error == null) {
          result.sent(entry);
          plan.sent(entry);
        } else {
          result.failed(entry, error);
          result.released(plan.giveUp(entry));
        }
      }
    }
  }

  /** The target is away: what is left for it waits. */
  private void putOff(Batch batch, List<ClaimedEntry> entries, Duration pause) {
    List<ClaimedEntry> all = new ArrayList<>(entries);
    all.addAll(giveUp(batch.target(), entries));
    result.outage(all, pause);
  }

  /** No call may be made any more: if the lease is over, nothing of it is touched. */
  private void stop(Batch batch, List<ClaimedEntry> entries) {
    List<ClaimedEntry> all = new ArrayList<>(entries);
    all.addAll(giveUp(batch.target(), entries));
    if (lease.isOver()) {
      result.lost(all);
    } else {
      result.released(all);
    }
  }

  private BatchPlan<ClaimedEntry> plan(Target target) {
    return Objects.requireNonNull(plans.get(target));
  }

  /** All that is ready for a target, and what waits behind it. */
  private synchronized List<ClaimedEntry> giveUp(Target target, List<ClaimedEntry> entries) {
    BatchPlan<ClaimedEntry> plan = plan(target);
    List<ClaimedEntry> all = new ArrayList<>();
    entries.forEach(entry -> all.addAll(plan.giveUp(entry)));
    for (List<ClaimedEntry> more = plan.next(Integer.MAX_VALUE);
        !more.isEmpty();
        more = plan.next(Integer.MAX_VALUE)) {
      all.addAll(more);
      more.forEach(entry -> all.addAll(plan.giveUp(entry)));
    }
    return all;
  }
}
