package dev.cyclonelariat.cli.queue;

import dev.cyclonelariat.cli.queue.Taking.Taken;
import dev.cyclonelariat.cli.shell.Interruption;
import dev.cyclonelariat.worker.QueueAccess;
import dev.cyclonelariat.worker.ReceivedMessage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Receives message after message, until a limit is reached or the command is interrupted. */
public final class QueueReading {

  /** SQS: the most messages of one receive, and its longest wait. */
  private static final int MOST_PER_RECEIVE = 10;

  private static final int LONGEST_WAIT = 20;

  /** While this lasts, an interrupt of a command that holds messages goes unheard. */
  private static final int LONGEST_HOLDING_WAIT = 1;

  private final QueueAccess queue;
  private final Interruption interruption;
  private final long most;
  private final long patience;
  private long printed;
  private boolean unheard;

  /**
   * Reads from a queue.
   *
   * @param most how many messages to print
   * @param patience how many seconds to wait for one more
   */
  public QueueReading(QueueAccess queue, Interruption interruption, long most, long patience) {
    this.queue = queue;
    this.interruption = interruption;
    this.most = most;
    this.patience = patience;
  }

  /** Has each message taken. */
  public void run(Taking taking) throws Exception {
    try {
      int longest = taking.holdsMessages() ? LONGEST_HOLDING_WAIT : LONGEST_WAIT;
      long waitingLeft = patience;
      while (!isOver()) {
        int wait = (int) Math.min(waitingLeft, longest);
        if (takeAll(receive(wait, taking), taking)) {
          waitingLeft = patience;
        } else if (waitingLeft == 0) {
          return;
        } else {
          waitingLeft -= wait;
        }
      }
    } finally {
      taking.end();
    }
  }

  private List<ReceivedMessage> receive(int wait, Taking taking) {
    int wanted = (int) Math.min(most - printed, MOST_PER_RECEIVE);
    Supplier<List<ReceivedMessage>> call = () -> queue.receive(wanted, Duration.ofSeconds(wait));
    return taking.holdsMessages() ? call.get() : interruption.interruptible(call);
  }

  /**
   * @return whether there was one that is news
   */
  private boolean takeAll(List<ReceivedMessage> received, Taking taking) throws Exception {
    boolean news = false;
    Set<String> heldGroups = new HashSet<>();
    Deque<ReceivedMessage> left = new ArrayDeque<>(received);
    try {
      while (!left.isEmpty() && !isOver()) {
        ReceivedMessage message = left.peek();
        String group = message.delivery().groupId();
        if (group != null && heldGroups.contains(group)) {
          HandingBack.handBack(queue, left.remove());
          continue;
        }
        Taken taken = taking.take(message);
        left.remove();
        news |= taken.isNews();
        printed += taken.isPrinted() ? 1 : 0;
        unheard = taken == Taken.UNHEARD;
        if (group != null && taken.holdsGroup()) {
          heldGroups.add(group);
        }
      }
    } finally {
      left.forEach(message -> HandingBack.handBack(queue, message));
    }
    return news;
  }

  private boolean isOver() {
    return unheard || printed >= most || interruption.isRequested();
  }
}
