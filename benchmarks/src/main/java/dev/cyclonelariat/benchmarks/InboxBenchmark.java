package dev.cyclonelariat.benchmarks;

import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.inbox.JdbcInbox;
import dev.cyclonelariat.message.Event;
import dev.cyclonelariat.message.Kind;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageCodec;
import dev.cyclonelariat.pipeline.Pipeline;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What an inbox costs over plain JDBC. Ours decodes messages; for the others they are decoded
 * before.
 */
final class InboxBenchmark implements Benchmark {

  private static final int THREADS = 8;
  private static final int MESSAGES = 480;
  private static final int BATCH = 10;

  /** Every commit takes as long as on a disk of a cloud's network, for all that are compared. */
  private static final Map<String, String> COMMITS_WAIT =
      Map.of("commit_delay", "1000", "commit_siblings", "0");

  /** The payload of the README. */
  private static final Map<String, Object> DATA =
      Map.of(
          "id",
          12,
          "text",
          "Sample of published data",
          "attributes",
          List.of("one", "two", "three"));

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  @Override
  public String name() {
    return "inbox";
  }

  @Override
  public void run(Consumer<Figure> figures) throws Exception {
    try (BenchmarkDatabase database = new BenchmarkDatabase(THREADS + 2, Map.of())) {
      oneByOne(database, "", 41, figures);
      together(database, figures);
    }
    try (BenchmarkDatabase database = new BenchmarkDatabase(THREADS + 2, COMMITS_WAIT)) {
      oneByOne(database, ", commits of 1 ms", 15, figures);
    } finally {
      threads.shutdown();
    }
  }

  private void oneByOne(
      BenchmarkDatabase database, String where, int rounds, Consumer<Figure> figures)
      throws Exception {
    Pipeline transactional = transactional(database);
    GemInbox gem = new GemInbox(database);
    BareInbox bare = new BareInbox(database.pool());
    for (int parallel : new int[] {1, THREADS}) {
      String name =
          "transactional at " + parallel + (parallel == 1 ? " thread" : " threads") + where;
      Comparison.Work ours = turn(parallel, ready -> handle(transactional, ready.delivery()));
      figures.accept(
          comparison(name, "plain JDBC: insert, savepoint, effect, commit", rounds)
              .rate("at least 0.9", ours, turn(parallel, ready -> bare.handle(ready.message()))));
      figures.accept(
          comparison(
                  name,
                  "the gem's three statements and the handler's, each in a transaction of its own",
                  rounds)
              .rate("at least 2", ours, turn(parallel, ready -> gem.handle(ready.message()))));
    }
  }

  private void together(BenchmarkDatabase database, Consumer<Figure> figures) throws Exception {
    Pipeline transactional = transactional(database);
    Pipeline batch =
        Pipeline.builder()
            .inbox(JdbcInbox.builder(database.pool()).batch().build())
            .onBatch(Kind.EVENT, "note_added", InboxBenchmark::handleTogether)
            .build();
    figures.accept(
        comparison("batches of 10 at 1 thread", "transactional, one by one", 41)
            .rate(
                "at least 3",
                new Turn(ready -> inBatches(batch, ready)),
                turn(1, ready -> handle(transactional, ready.delivery()))));
  }

  private static Comparison comparison(String name, String otherIs, int rounds) {
    return new Comparison("inbox: " + name, otherIs).warmUps(10).rounds(rounds);
  }

  static Pipeline transactional(BenchmarkDatabase database) {
    return Pipeline.builder()
        .inbox(JdbcInbox.of(database.pool()))
        .fallback((message, context) -> BareInbox.effect(context.connection(), message.uuid()))
        .build();
  }

  static Message message() {
    return Event.builder("note_added").publisher("sample_app").data(DATA).build();
  }

  static Delivery delivery(Message message) {
    return Delivery.of("mails", message.uuid().toString(), MessageCodec.encode(message));
  }

  private static void handle(Pipeline pipeline, Delivery delivery) {
    Outcome outcome = pipeline.process(delivery);
    if (!(outcome instanceof Outcome.Done)) {
      throw new IllegalStateException(outcome.toString());
    }
  }

  /** A message, and how it comes from the queue. */
  private record Ready(Message message, Delivery delivery) {
    static Ready one() {
      Message message = InboxBenchmark.message();
      return new Ready(message, InboxBenchmark.delivery(message));
    }
  }

  /** Handles messages that were made before. */
  private record Turn(All all, List<Ready> messages) implements Comparison.Work {

    Turn(All all) {
      this(all, new ArrayList<>());
    }

    @Override
    public void prepare() {
      messages.clear();
      Stream.generate(Ready::one).limit(MESSAGES).forEach(messages::add);
    }

    @Override
    public long run() throws Exception {
      all.run(messages);
      return messages.size();
    }
  }

  /** One message at a time on each of so many threads. */
  private Turn turn(int parallel, Each each) {
    return new Turn(messages -> all(parallel, messages, each));
  }

  private void all(int parallel, List<Ready> messages, Each each) {
    List<CompletableFuture<Void>> running = new ArrayList<>();
    int share = messages.size() / parallel;
    for (int i = 0; i < parallel; i++) {
      List<Ready> mine = messages.subList(i * share, (i + 1) * share);
      running.add(
          CompletableFuture.runAsync(
              () -> {
                try {
                  for (Ready ready : mine) {
                    each.run(ready);
                  }
                } catch (Exception e) {
                  throw new CompletionException(e);
                }
              },
              threads));
    }
    running.forEach(CompletableFuture::join);
  }

  private static void inBatches(Pipeline pipeline, List<Ready> messages) {
    for (int from = 0; from < messages.size(); from += BATCH) {
      List<Delivery> deliveries =
          messages.subList(from, from + BATCH).stream().map(Ready::delivery).toList();
      List<Outcome> outcomes = pipeline.processAll(deliveries);
      if (!outcomes.stream().allMatch(Outcome.Done.class::isInstance)) {
        throw new IllegalStateException(outcomes.toString());
      }
    }
  }

  private static List<Outcome> handleTogether(List<HandlerContext> contexts) throws Exception {
    try (PreparedStatement insert =
        contexts.get(0).connection().prepareStatement("INSERT INTO effects VALUES (?)")) {
      for (HandlerContext context : contexts) {
        insert.setObject(1, context.message().uuid());
        insert.addBatch();
      }
      insert.executeBatch();
    }
    return Collections.nCopies(contexts.size(), new Outcome.Done());
  }

  /** Does something with one message. */
  private interface Each {
    void run(Ready ready) throws Exception;
  }

  /** Does something with all messages. */
  private interface All {
    void run(List<Ready> messages) throws Exception;
  }
}
