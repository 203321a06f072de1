package dev.cyclonelariat.kill;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.Credentials;
import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.LocalAws;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.HandlingListener;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.inbox.JdbcInbox;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.worker.Worker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The process that is killed: one worker with an inbox. It begins with a line from standard input
 * that says what to do, closes when standard input ends, and tells on standard output what happens.
 */
final class KillableWorker {

  static final String READY = "READY";
  static final String REACHED = "REACHED";
  static final String PUT_OFF = "PUT_OFF";
  static final String FAILED = "FAILED";

  private static final int CONCURRENCY = 4;

  private final String name;
  private final URI endpoint;
  private final HikariDataSource database;

  private KillableWorker(String name, URI endpoint, String databaseUrl) {
    this.name = name;
    this.endpoint = endpoint;
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(databaseUrl);
    config.addDataSourceProperty("ApplicationName", name);
    config.setMaximumPoolSize(2 * CONCURRENCY);
    config.setMinimumIdle(1);
    database = new HikariDataSource(config);
  }

  /**
   * What to do.
   *
   * @param queue its name
   * @param point where to be killed; null for nowhere
   * @param toPass how often to pass that point before
   */
  record Orders(String queue, InboxMode mode, KillPoint point, int toPass) {

    String asLine() {
      return String.join(
          " ",
          queue,
          mode.name(),
          point == null ? "NOWHERE" : point.name(),
          Integer.toString(toPass));
    }

    static Orders parse(String line) {
      String[] words = line.split(" ");
      return new Orders(
          words[0],
          InboxMode.valueOf(words[1]),
          words[2].equals("NOWHERE") ? null : KillPoint.valueOf(words[2]),
          Integer.parseInt(words[3]));
    }
  }

  /** Name, endpoint of the broker, URL of the database. */
  public static void main(String[] args) throws Exception {
    KillableWorker process = new KillableWorker(args[0], URI.create(args[1]), args[2]);
    process.warmUp();
    say(READY, "");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    String orders = in.readLine();
    if (orders != null) {
      process.work(Orders.parse(orders), in);
    }
    System.exit(0);
  }

  static void say(String what, String about) {
    System.out.println(what + " " + about);
  }

  /** Loads what takes long, before it is needed. */
  private void warmUp() throws Exception {
    try (SqsClient sqs = sqs(new Snare(null, 0))) {
      sqs.listQueues();
    }
    database.getConnection().close();
  }

  private void work(Orders orders, BufferedReader in) throws IOException {
    Snare snare = new Snare(orders.point(), orders.toPass());
    Effects effects = new Effects(database, name, orders.mode());
    try (JdbcInbox inbox = orders.mode().of(JdbcInbox.builder(snare.around(database)));
        SqsClient sqs = sqs(snare);
        Lariat lariat = Lariat.builder(settings()).sqsClient(sqs).build();
        Worker worker =
            lariat
                .worker()
                .queue(Queue.parse(orders.queue()))
                .concurrency(CONCURRENCY)
                .inbox(inbox)
                .listener(new Telling())
                .middleware(
                    (context, next) -> {
                      snare.reach(KillPoint.INSERTED, context.message().uuid().toString());
                      return next.proceed(context);
                    })
                .fallback(
                    (message, context) -> {
                      effects.add(message, context);
                      snare.handled(message.uuid().toString());
                      snare.reach(KillPoint.IN_THE_HANDLER, message.uuid().toString());
                    })
                .start()) {
      while (in.readLine() != null) {}
    }
  }

  private LariatSettings settings() {
    return LariatSettings.builder()
        .publisher("users")
        .instance("test")
        .region(LocalAws.REGION)
        .accountId(LocalAws.ACCOUNT)
        .credentials(new Credentials("AKIALOCAL", "local-secret", null))
        .endpoint(endpoint)
        .build();
  }

  private SqsClient sqs(Snare snare) {
    return SqsClient.builder()
        .endpointOverride(endpoint)
        .region(Region.of(LocalAws.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create("AKIALOCAL", "local-secret")))
        .httpClientBuilder(Apache5HttpClient.builder())
        .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(snare))
        .build();
  }

  /** Says what was not done. */
  private static final class Telling implements HandlingListener {
    @Override
    public void settled(HandlerContext context, Outcome outcome) {
      if (outcome instanceof Outcome.Retry retry) {
        String uuid = context.message().uuid().toString();
        if (retry.cause() == null) {
          say(PUT_OFF, uuid);
        } else {
          say(FAILED, uuid + " " + retry.cause());
        }
      }
    }
  }
}
