package dev.cyclonelariat.outbox.relay;

import dev.cyclonelariat.LariatException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What became of the entries of one claim, gathered by the threads that send them. Thread-safe. */
final class RoundResult {

  private final List<ClaimedEntry> sent = new ArrayList<>();
  private final List<Failure> failed = new ArrayList<>();
  private final List<Release> released = new ArrayList<>();
  private final List<ClaimedEntry> lost = new ArrayList<>();
  private boolean outage;

  /** An entry that failed by its own fault. */
  record Failure(ClaimedEntry entry, LariatException error) {}

  /** An entry that may be claimed again after a while. */
  record Release(ClaimedEntry entry, Duration after) {}

  synchronized void sent(ClaimedEntry entry) {
    sent.add(entry.settled());
  }

  synchronized void failed(ClaimedEntry entry, LariatException error) {
    failed.add(new Failure(entry, error));
  }

  synchronized void released(List<ClaimedEntry> entries) {
    entries.forEach(entry -> released.add(new Release(entry.settled(), Duration.ZERO)));
  }

  synchronized void outage(List<ClaimedEntry> entries, Duration pause) {
    outage = true;
    entries.forEach(entry -> released.add(new Release(entry.settled(), pause)));
  }

  synchronized void lost(List<ClaimedEntry> entries) {
    entries.forEach(entry -> lost.add(entry.settled()));
  }

  synchronized List<ClaimedEntry> sent() {
    return List.copyOf(sent);
  }

  synchronized List<Failure> failed() {
    return List.copyOf(failed);
  }

  synchronized List<Release> released() {
    return List.copyOf(released);
  }

  synchronized List<ClaimedEntry> lost() {
    return List.copyOf(lost);
  }

  /** Whether AWS is away, as far as this claim goes. */
  synchronized boolean isNothingButOutage() {
    return outage && sent.isEmpty() && failed.isEmpty();
  }
}
