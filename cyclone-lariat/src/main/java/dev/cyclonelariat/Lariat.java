package dev.cyclonelariat;

import dev.cyclonelariat.internal.Threads;
import dev.cyclonelariat.jdbc.Transactions;
import dev.cyclonelariat.message.Command;
import dev.cyclonelariat.message.Event;
import dev.cyclonelariat.message.Kind;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageBuilder;
import dev.cyclonelariat.message.MessageDefaults;
import dev.cyclonelariat.migration.journal.VersionStore;
import dev.cyclonelariat.migration.run.MigratorBuilder;
import dev.cyclonelariat.outbox.Outbox;
import dev.cyclonelariat.outbox.OutboxBuilder;
import dev.cyclonelariat.publish.Destination;
import dev.cyclonelariat.publish.FakePublications;
import dev.cyclonelariat.publish.MessageSender;
import dev.cyclonelariat.publish.PublishReceipt;
import dev.cyclonelariat.publish.Senders;
import dev.cyclonelariat.resource.Location;
import dev.cyclonelariat.resource.Naming;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.QueueUrl;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.live.LiveTopology;
import dev.cyclonelariat.topology.live.LiveTopologyBuilder;
import dev.cyclonelariat.worker.QueueAccess;
import dev.cyclonelariat.worker.Worker;
import dev.cyclonelariat.worker.WorkerBuilder;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The entrance: one application's messages, names, publishing and receiving over one AWS account.
 *
 * <pre>{@code
 * try (Lariat lariat = Lariat.fromEnvironment()) {
 *   lariat.publish(lariat.event("user_created").data(new UserCreated(42, "Ada")).build());
 * }
 * }</pre>
 *
 * <p>Thread-safe; make one for the application. Closing it closes the AWS clients and threads it
 * has made, and none that were handed in.
 */
public final class Lariat implements AutoCloseable {

  private final LariatSettings settings;
  private final AwsAccess aws;
  private final MessageDefaults messages;
  private final Naming naming;
  private final FakePublications fakes = new FakePublications();
  private final @Nullable ExecutorService ownExecutor;
  private final Executor executor;
  private final MessageSender sender;
  private final @Nullable Outbox outbox;

  private Lariat(Builder builder) {
    settings = builder.settings;
    aws = new AwsAccess(settings, builder.sns, builder.sqs, builder.http);
    messages = new MessageDefaults(settings.publisher(), settings.version(), builder.clock);
    naming = new Naming(settings.instance(), settings.publisher());
    if (builder.executor == null) {
      ownExecutor = Threads.perTask("lariat");
      executor = ownExecutor;
    } else {
      ownExecutor = null;
      executor = builder.executor;
    }
    sender =
        settings.fakePublish()
            ? Senders.fake(naming, fakes)
            : Senders.aws(naming, aws.location(), aws::sns, aws::sqs, executor);
    outbox = builder.outbox == null ? null : start(builder.outbox);
  }

  /** Whoever is refused an outbox has nothing that could be closed. */
  private Outbox start(Function<Lariat, OutboxBuilder> wanted) {
    try {
      return wanted.apply(this).start();
    } catch (RuntimeException | Error e) {
      closeOwn();
      throw e;
    }
  }

  /**
   * With the settings of the environment: see {@link LariatSettings#fromEnvironment}.
   *
   * @throws LariatException if they contradict each other
   */
  public static Lariat fromEnvironment() {
    return of(LariatSettings.fromEnvironment());
  }

  /** With these settings. AWS is not asked before it is needed. */
  public static Lariat of(LariatSettings settings) {
    return builder(settings).build();
  }

  /** With these settings, and clients, threads or a clock of yours. */
  public static Builder builder(LariatSettings settings) {
    return new Builder(settings);
  }

  /** The settings it was made with. */
  public LariatSettings settings() {
    return settings;
  }

  /** Begins an event of this application, such as {@code user_created}. */
  public MessageBuilder<Event> event(String type) {
    return messages.event(type);
  }

  /** Begins a command of this application, such as {@code register_user}. */
  public MessageBuilder<Command> command(String type) {
    return messages.command(type);
  }

  /** Publishes to the topic that the message's kind and type name: see {@link MessageSender}. */
  public PublishReceipt publish(Message message) {
    return sender.publish(message);
  }

  /** Publishes to a topic or queue: see {@link MessageSender}. */
  public PublishReceipt publish(Message message, Destination destination) {
    return sender.publish(message, destination);
  }

  /** What publishes: for batches, message attributes and asynchronous calls. */
  public MessageSender sender() {
    return sender;
  }

  /** What all messages of this application have in common. */
  public MessageDefaults messages() {
    return messages;
  }

  /** Begins a worker over this application's AWS account. Close it before this. */
  public WorkerBuilder worker() {
    return Worker.builder(aws.sqs(), aws.location());
  }

  /**
   * Begins what applies this application's topology migrations at its start:
   *
   * <pre>{@code
   * lariat.migrations(JdbcVersionStore.of(dataSource)).build().startUp(StartUp.VALIDATE);
   * }</pre>
   *
   * @param store remembers what is applied
   */
  public MigratorBuilder migrations(VersionStore store) {
    return new MigratorBuilder(naming, store, this::topology);
  }

  /**
   * The outbox that was asked for when this was built, with its relay at work.
   *
   * @throws IllegalStateException if none was: see {@link Builder#outbox}
   */
  public Outbox outbox() {
    if (outbox == null) {
      throw new IllegalStateException(
          "This Lariat has no outbox: build it with Lariat.builder(settings).outbox(dataSource)");
    }
    return outbox;
  }

  /** Begins an outbox in a database. It is yours to close, before this. */
  public OutboxBuilder outbox(DataSource dataSource) {
    return outbox(Transactions.of(dataSource));
  }

  /** Begins an outbox that opens its transactions with a framework. It is yours to close. */
  public OutboxBuilder outbox(Transactions transactions) {
    return new OutboxBuilder(
        transactions,
        naming,
        settings.fakePublish()
            ? Senders.fakeBatches(fakes)
            : Senders.awsBatches(aws.location(), aws::sns, aws::sqs));
  }

  /** Reaches one queue by hand, for tools: applications let a {@link #worker()} receive. */
  public QueueAccess queueAccess(QueueUrl queue) {
    return QueueAccess.of(aws.sqs(), queue);
  }

  /** The SNS client in use, for tools that need calls of their own. It is closed with this. */
  public SnsClient snsClient() {
    return aws.sns();
  }

  /** The SQS client in use, for tools that need calls of their own. It is closed with this. */
  public SqsClient sqsClient() {
    return aws.sqs();
  }

  /** Begins to look at and change this application's topics, queues and subscriptions. */
  public LiveTopologyBuilder topology() {
    return LiveTopology.builder(aws::sns, aws::sqs, aws.location())
        .owner(settings.publisher())
        .executor(executor);
  }

  /** What would have been published; always empty unless publishing is fake. */
  public FakePublications fakePublications() {
    return fakes;
  }

  /** The topic of an event of this application. */
  public Topic topic(String type) {
    return naming.topic(Kind.EVENT.word(), type);
  }

  /** The queue of an event of this application; give it a reader with {@link Queue#dest}. */
  public Queue queue(String type) {
    return naming.queue(Kind.EVENT.word(), type);
  }

  /** Names this application's topics and queues. */
  public Naming naming() {
    return naming;
  }

  /** Finds ARNs and URLs. */
  public Location location() {
    return aws.location();
  }

  @Override
  public void close() {
    if (outbox != null) {
      outbox.close();
    }
    closeOwn();
  }

  private void closeOwn() {
    if (ownExecutor != null) {
      ownExecutor.shutdown();
    }
    aws.close();
  }

  /** Builds a {@link Lariat}. Not thread-safe. */
  public static final class Builder {

    private final LariatSettings settings;
    private Clock clock = Clock.systemUTC();
    private @Nullable SnsClient sns;
    private @Nullable SqsClient sqs;
    private @Nullable SdkHttpClient http;
    private @Nullable Executor executor;
    private @Nullable Function<Lariat, OutboxBuilder> outbox;

    private Builder(LariatSettings settings) {
      this.settings = settings;
    }

    /** An SNS client of yours, which stays yours to close. */
    public Builder snsClient(SnsClient sns) {
      this.sns = sns;
      return this;
    }

    /** An SQS client of yours, which stays yours to close. */
    public Builder sqsClient(SqsClient sqs) {
      this.sqs = sqs;
      return this;
    }

    /** What the clients made here speak HTTP with, in place of apache5. It stays yours to close. */
    public Builder httpClient(SdkHttpClient http) {
      this.http = http;
      return this;
    }

    /**
     * Runs asynchronous calls and batches. Unless given, each call has a thread of its own, a
     * virtual one on Java 21 and later.
     */
    public Builder executor(Executor executor) {
      this.executor = executor;
      return this;
    }

    /** Gives it an outbox in a database, best a pool, whose relay works until it is closed. */
    public Builder outbox(DataSource dataSource) {
      return outbox(dataSource, settings -> {});
    }

    /** Gives it an outbox in a database, with settings of yours. */
    public Builder outbox(DataSource dataSource, Consumer<OutboxBuilder> settings) {
      outbox =
          lariat -> {
            OutboxBuilder builder = lariat.outbox(dataSource);
            settings.accept(builder);
            return builder;
          };
      return this;
    }

    /** Where {@code sent_at} comes from. */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /** Makes it. */
    public Lariat build() {
      return new Lariat(this);
    }
  }
}
