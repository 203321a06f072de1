package dev.cyclonelariat.benchmarks;

import dev.cyclonelariat.handling.BusinessErrors;
import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.Middleware;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.inbox.InboxSchema;
import dev.cyclonelariat.inbox.JdbcInbox;
import dev.cyclonelariat.message.Event;
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

/** What an inbox costs over plain JDBC. Messages are decoded by ours, and ready for the others. */
final class InboxBenchmark implements Benchmark {

  private static final int THREADS = 8;
  private static final int MESSAGES = 4_000;
  private static final int BATCH = 10;
  private static final BusinessErrors BUSINESS_ERRORS = new BusinessErrors(e -> false);

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
    try (BenchmarkDatabase database = new BenchmarkDatabase(THREADS + 2)) {
      InboxSchema.create(database.pool());
      database.execute("CREATE TABLE effects (uuid uuid NOT NULL)");
      Pipeline transactional = transactional(database);
      GemInbox gem = new GemInbox(database);
      BareInbox bare = new BareInbox(database.pool());
      for (int parallel : new int[] {1, THREADS}) {
        String at = " at " + parallel + (parallel == 1 ? " thread" : " threads");
        Comparison.Work ours = () -> all(parallel, message -> handle(transactional, message));
        figures.accept(
            comparison("transactional" + at, "plain JDBC: insert, savepoint, effect, commit")
                .rate("at least 0.9", ours, () -> all(parallel, bare::handle)));
        figures.accept(
            comparison(
                    "transactional" + at,
                    "the gem's three statements and the handler's, each in a transaction of its own")
                .rate("at least 2", ours, () -> all(parallel, gem::handle)));
      }
      Middleware batch =
          JdbcInbox.builder(database.pool()).batch().build().middleware(BUSINESS_ERRORS);
      figures.accept(
          comparison("batches of 10 at 1 thread", "transactional, one by one")
              .rate(
                  "at least 3",
                  () -> inBatches(batch),
                  () -> all(1, message -> handle(transactional, message))));
      new HeapOverMessages(transactional, threads).run(figures);
    } finally {
      threads.shutdown();
    }
  }

  private static Comparison comparison(String name, String otherIs) {
    return new Comparison("inbox: " + name, otherIs).warmUps(2).rounds(9);
  }

  private static Pipeline transactional(BenchmarkDatabase database) {
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

  private static void handle(Pipeline pipeline, Message message) {
    Outcome outcome = pipeline.process(delivery(message));
    if (!(outcome instanceof Outcome.Done)) {
      throw new IllegalStateException(outcome.toString());
    }
  }

  /** One message at a time on each of so many threads. */
  private long all(int parallel, Each each) {
    List<CompletableFuture<Void>> running = new ArrayList<>();
    for (int i = 0; i < parallel; i++) {
      running.add(
          CompletableFuture.runAsync(
              () -> {
                try {
                  for (int done = 0; done < MESSAGES / parallel; done++) {
                    each.run(message());
                  }
                } catch (Exception e) {
                  throw new CompletionException(e);
                }
              },
              threads));
    }
    running.forEach(CompletableFuture::join);
    return MESSAGES;
  }

  private static long inBatches(Middleware inbox) throws Exception {
    for (int done = 0; done < MESSAGES; done += BATCH) {
      List<HandlerContext> contexts = new ArrayList<>();
      for (int i = 0; i < BATCH; i++) {
        contexts.add(decoded(delivery(message())));
      }
      inbox.handleAll(contexts, InboxBenchmark::handleTogether);
    }
    return MESSAGES;
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

  /** What a middleware inside the decoding sees. */
  private static HandlerContext decoded(Delivery delivery) {
    List<HandlerContext> seen = new ArrayList<>();
    Middleware look =
        (context, next) -> {
          seen.add(context);
          return new Outcome.Done();
        };
    Pipeline.builder().middleware(look).build().process(delivery);
    return seen.get(0);
  }

  /** Does something with one message. */
  private interface Each {
    void run(Message message) throws Exception;
  }
}
