package dev.cyclonelariat.worker;

import dev.cyclonelariat.internal.AwsFailure;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Answers the queue for messages, by tens: deletes them, or says when they shall come again. What
 * fails is tried again as long as the message is ours; after that the queue delivers it again,
 * which an inbox then knows as a duplicate. Thread-safe.
 */
final class Answers {

  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final int MOST_DOUBLINGS = 5;

  private final Outage.Part outage;
  private final BatchCalls calls;
  private final InFlight inFlight;
  private final Clock clock;
  private final Alarm alarm;
  private final Batcher<Answer> deletes;
  private final Batcher<Answer> redeliveries;
  private final AtomicInteger failing = new AtomicInteger();

  Answers(
      Outage outage,
      BatchCalls calls,
      InFlight inFlight,
      Clock clock,
      Alarm alarm,
      Duration collectFor) {
    this.outage = outage.part("answering for messages");
    this.calls = calls;
    this.inFlight = inFlight;
    this.clock = clock;
    this.alarm = alarm;
    deletes = new Batcher<>(alarm, clock, collectFor, this::delete);
    redeliveries = new Batcher<>(alarm, clock, collectFor, this::redeliver);
  }

  /**
   * What the queue shall be told of one message.
   *
   * @param message whom it concerns
   * @param after when it shall come again; of no meaning for a delete
   * @param failures how often it could not be told
   */
  private record Answer(Held message, Duration after, int failures) {

    Answer failedAgain() {
      return new Answer(message, after, failures + 1);
    }
  }

  /** The message has been handled. */
  void delete(Held message) {
    deletes.add(new Answer(message, Duration.ZERO, 0));
  }

  /** The message shall come again. */
  void redeliver(Held message, Duration after) {
    if (message.isLost()) {
      // It comes again by itself, and may be in other hands already.
      inFlight.remove(message);
    } else {
      message.handBack();
      redeliveries.add(new Answer(message, after, 0));
    }
  }

  /** How many answers the queue would not take so far. */
  int failing() {
    return failing.get();
  }

  /** Sends what has been collected. */
  void flush() {
    deletes.flush();
    redeliveries.flush();
  }

  /** Sends what has been collected, and from now on each answer at once. */
  void stopCollecting() {
    deletes.stopWaiting();
    redeliveries.stopWaiting();
  }

  private void delete(List<Answer> answers) {
    List<Held> messages = messages(answers);
    send(answers, () -> calls.delete(messages), this::delete);
  }

  private void redeliver(List<Answer> answers) {
    List<Held> messages = messages(answers);
    List<Integer> seconds =
        answers.stream()
            .map(answer -> answer.message.secondsHidden(clock.instant(), answer.after))
            .toList();
    send(answers, () -> calls.changeVisibility(messages, seconds), this::redeliver);
  }

  private static List<Held> messages(List<Answer> answers) {
    return answers.stream().map(Answer::message).toList();
  }

  private interface Call {
    BatchCalls.Refused make();
  }

  private interface Again {
    void send(List<Answer> answers);
  }

  private void send(List<Answer> answers, Call call, Again again) {
    List<Answer> open = new ArrayList<>();
    try {
      BatchCalls.Refused refused = call.make();
      outage.worked();
      refused.forNow().forEach(i -> open.add(answers.get(i)));
      refused.forGood().forEach(i -> LOG.debug("{} is not ours any more", answers.get(i).message));
    } catch (RuntimeException | Error e) { // No message may be forgotten.
      open.addAll(answers);
      outage.failed(e instanceof SdkException sdk ? AwsFailure.of(sdk).text() : e.toString());
    }
    answers.stream().filter(answer -> !open.contains(answer)).forEach(this::closed);
    open.removeIf(this::isTooLate);
    if (!open.isEmpty()) {
      tryAgain(open.stream().map(Answer::failedAgain).toList(), again);
    }
  }

  private boolean isTooLate(Answer answer) {
    if (!answer.message.isLost()) {
      return false;
    }
    LOG.debug("{} could not be answered for in time, and comes again", answer.message);
    closed(answer);
    return true;
  }

  private void closed(Answer answer) {
    if (answer.failures > 0) {
      failing.decrementAndGet();
    }
    inFlight.remove(answer.message);
  }

  private void tryAgain(List<Answer> answers, Again again) {
    failing.addAndGet((int) answers.stream().filter(answer -> answer.failures == 1).count());
    int failures = answers.get(0).failures;
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    alarm.in(pause, () -> again.send(answers));
  }
}
