package dev.cyclonelariat.migration;

import dev.cyclonelariat.topology.Fanout;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One versioned change of topics, queues and subscriptions.
 *
 * <pre>{@code
 * public final class V20261123101500__UserCreatedQueue extends Migration {
 *
 *   @Override
 *   public void up() {
 *     create(topic("user_created"));
 *     create(queue("user_created").dest("mailer"));
 *     subscribe(topic("user_created"), queue("user_created").dest("mailer"));
 *   }
 * }
 * }</pre>
 *
 * <p>What {@link #up()} and {@link #down()} call is recorded first and run afterwards, so that it
 * can be shown, checked and resumed. They must therefore ask the outside for nothing but {@link
 * #exists} and {@link #subscribed}. A migration has a public constructor without parameters. Not
 * thread-safe.
 */
public abstract class Migration {

  private @Nullable Recording recording;

  /** For migrations. */
  protected Migration() {}

  /** Makes the change. */
  public abstract void up();

  /**
   * Undoes the change. Unless overridden, what {@link #up()} did is undone step by step, the last
   * one first; a step that cannot be undone by itself, such as a deletion, needs this method.
   */
  public void down() {
    recording().undoUp();
  }

  /**
   * Where a call stands that {@link #up()} or {@link #down()} makes, for errors.
   *
   * @param trace the stack of the call, the innermost first
   * @return file and line, by default of this class; empty if nobody knows
   */
  protected String place(StackTraceElement[] trace) {
    String type = getClass().getName();
    return Arrays.stream(trace)
        .filter(frame -> frame.getClassName().equals(type) && frame.getLineNumber() > 0)
        .findFirst()
        .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
        .orElse("");
  }

  private void add(Operation operation) {
    recording().add(operation, place(new Throwable().getStackTrace()));
  }

  /** Records what a method of a migration does. */
  final void record(Recording recording, Runnable method) {
    this.recording = recording;
    try {
      method.run();
    } finally {
      this.recording = null;
    }
  }

  /** The topic of an event of this application; see its methods for other kinds. */
  protected final TopicDefinition topic(String type) {
    return TopicDefinition.standard(recording().naming(), type);
  }

  /** The queue of an event of this application; see its methods for other kinds. */
  protected final QueueDefinition queue(String type) {
    return QueueDefinition.standard(recording().naming(), type);
  }

  /** A topic of any name. */
  protected final TopicDefinition customTopic(String name) {
    return TopicDefinition.custom(name);
  }

  /** A queue of any name. */
  protected final QueueDefinition customQueue(String name) {
    return QueueDefinition.custom(name);
  }

  /** Creates a topic. */
  protected final void create(TopicDefinition topic) {
    add(new Operation.CreateTopic(topic.spec()));
  }

  /** Creates a queue. */
  protected final void create(QueueDefinition queue) {
    add(new Operation.CreateQueue(queue.spec()));
  }

  /** Changes the attributes and tags that the definition names; all others stay. */
  protected final void alter(TopicDefinition topic) {
    add(new Operation.AlterTopic(topic.spec()));
  }

  /** Changes the attributes, tags and dead letters that the definition names; all others stay. */
  protected final void alter(QueueDefinition queue) {
    add(new Operation.AlterQueue(queue.spec()));
  }

  /** Deletes a topic. */
  protected final void delete(TopicDefinition topic) {
    add(new Operation.DeleteTopic(topic.topic()));
  }

  /** Deletes a queue, which must be empty. */
  protected final void delete(QueueDefinition queue) {
    add(new Operation.DeleteQueue(queue.queue()));
  }

  /** Lets a queue receive what is published to a topic, and the topic send to it. */
  protected final void subscribe(TopicDefinition topic, QueueDefinition queue) {
    subscribe(topic, queue, options -> options);
  }

  /** Lets a queue receive some of what is published to a topic, or in another form. */
  protected final void subscribe(
      TopicDefinition topic, QueueDefinition queue, UnaryOperator<SubscriptionOptions> options) {
    add(new Operation.Subscribe(options.apply(SubscriptionOptions.NONE).spec(topic, queue)));
  }

  /**
   * Lets all queues of a topic, those of today and later ones, receive another topic's messages.
   */
  protected final void subscribe(TopicDefinition source, TopicDefinition target) {
    add(new Operation.FanOut(new Fanout(source.topic(), target.topic())));
  }

  /** Ends a queue's subscription to a topic. */
  protected final void unsubscribe(TopicDefinition topic, QueueDefinition queue) {
    add(new Operation.Unsubscribe(topic.topic(), queue.queue()));
  }

  /** Ends the fan-out of a topic to another. */
  protected final void unsubscribe(TopicDefinition source, TopicDefinition target) {
    add(new Operation.EndFanOut(new Fanout(source.topic(), target.topic())));
  }

  /** Whether there is such a topic, counting the steps recorded so far. */
  protected final boolean exists(TopicDefinition topic) {
    return recording().ask(new Question.Exists(topic.topic()));
  }

  /** Whether there is such a queue, counting the steps recorded so far. */
  protected final boolean exists(QueueDefinition queue) {
    return recording().ask(new Question.Exists(queue.queue()));
  }

  /** Whether the queue is subscribed to the topic, counting the steps recorded so far. */
  protected final boolean subscribed(TopicDefinition topic, QueueDefinition queue) {
    return recording().ask(new Question.Subscribed(topic.topic(), queue.queue()));
  }

  private Recording recording() {
    if (recording == null) {
      throw new MigrationException(
          getClass().getSimpleName()
              + ": resources are named and changed inside up() and down() only");
    }
    return recording;
  }
}
