package dev.cyclonelariat.local;

import dev.cyclonelariat.local.fault.Faults;
import dev.cyclonelariat.local.http.HttpServer;
import dev.cyclonelariat.local.http.Scheduler;
import dev.cyclonelariat.local.message.MessageIds;
import dev.cyclonelariat.local.protocol.Arn;
import dev.cyclonelariat.local.protocol.Caller;
import dev.cyclonelariat.local.protocol.Gateway;
import dev.cyclonelariat.local.protocol.Service;
import dev.cyclonelariat.local.record.DeliveryRecord;
import dev.cyclonelariat.local.sns.SnsService;
import dev.cyclonelariat.local.sns.Topics;
import dev.cyclonelariat.local.sqs.Queues;
import dev.cyclonelariat.local.sqs.SqsService;
import dev.cyclonelariat.local.topology.TopologyFile;
import dev.cyclonelariat.local.view.MessageView;
import dev.cyclonelariat.local.view.Views;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of a running broker, put together. */
final class Broker implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LocalSnsSqs.class);

  private final Object lock = new Object();
  private final DeliveryRecord deliveries;
  private final Topics topics = new Topics();
  private final Queues queues;
  private final Clock clock;
  private final HttpServer server;
  private final Caller owner;
  private final SqsService sqs;
  private final Faults faults;
  private final Views views;
  private final LocalTopology topology;
  private final @Nullable TopologyKeeper keeper;
  private final Runnable lookAgain;

  Broker(LocalSnsSqsBuilder settings) {
    clock = settings.clock();
    deliveries = new DeliveryRecord(settings.recordMemory());
    queues = new Queues(settings.queueNamesRest());
    server = listen(settings);
    Scheduler scheduler = server.scheduler();
    owner = new Caller(settings.account(), settings.region(), endpointOf(server));
    lookAgain = () -> scheduler.execute(this::lookAgain);
    faults = new Faults(lookAgain);
    sqs = new SqsService(lock, queues, deliveries, clock, scheduler, faults);
    views = new Views(lock, queues, topics, clock, sqs::waiting);
    SnsService sns =
        new SnsService(
            lock, topics, queues, sqs.traffic(), deliveries, clock, settings.policiesEnforced());
    Path file = settings.stateFile();
    keeper = file == null ? null : new TopologyKeeper(file, scheduler);
    Service sqsCalls = keeper == null ? sqs : keeper.watch(sqs);
    Service snsCalls = keeper == null ? sns : keeper.watch(sns);
    topology =
        new LocalTopology(new TopologyOperations(sqsCalls, snsCalls, owner), sqs, sns, views);
    if (clock instanceof SettableClock settable) {
      settable.addListener(lookAgain);
    }
    try {
      load(file);
      server.start(
          new Gateway(
              sqsCalls,
              snsCalls,
              owner,
              MessageIds::next,
              faults,
              scheduler,
              new StatusPage(owner.baseUrl(), views, deliveries)));
    } catch (IOException | RuntimeException e) {
      close();
      throw e instanceof LocalSnsSqsException known
          ? known
          : new LocalSnsSqsException("The local SNS/SQS cannot start: " + e.getMessage(), e);
    }
    log.info(
        "Local SNS/SQS listens on {} (account {}, region {})",
        owner.baseUrl(),
        owner.account(),
        owner.region());
  }

  private static HttpServer listen(LocalSnsSqsBuilder settings) {
    try {
      return new HttpServer(InetAddress.getLoopbackAddress(), settings.port(), settings.limits());
    } catch (IOException e) {
      throw new LocalSnsSqsException(
          "Cannot listen on port "
              + settings.port()
              + ": choose another one, or 0 for any that is free",
          e);
    }
  }

  private static String endpointOf(HttpServer server) {
    InetAddress address = InetAddress.getLoopbackAddress();
    String host = address.getHostAddress();
    return "http://"
        + (address instanceof Inet6Address ? '[' + host + ']' : host)
        + ':'
        + server.port();
  }

  private void load(@Nullable Path file) {
    if (file == null || keeper == null) {
      return;
    }
    if (Files.exists(file)) {
      try {
        topology.restore(TopologyFile.read(file));
      } catch (IllegalArgumentException | UncheckedIOException e) {
        throw new LocalSnsSqsException("The state is not loaded: " + e.getMessage(), e);
      } catch (LocalSnsSqsException e) {
        throw new LocalSnsSqsException(
            "The state in " + file + " is not loaded; mend or delete it: " + e.getMessage(), e);
      }
    }
    try {
      keeper.keep(topology);
    } catch (UncheckedIOException e) {
      throw new LocalSnsSqsException(
          e.getMessage() + ": name a file in a folder that exists and may be written", e);
    }
  }

  private void lookAgain() {
    sqs.lookAgain();
  }

  URI endpoint() {
    return URI.create(owner.baseUrl());
  }

  DeliveryRecord deliveries() {
    return deliveries;
  }

  Faults faults() {
    return faults;
  }

  LocalTopology topology() {
    return topology;
  }

  Views views() {
    return views;
  }

  List<MessageView> messages(String queue) {
    return views.messages(Arn.parse(queue) == null ? owner.arn("sqs", queue).toString() : queue);
  }

  void reset() {
    synchronized (lock) {
      topics.clear();
      sqs.clear();
    }
    faults.clear();
    faults.seed(0);
    deliveries.clear();
    if (keeper != null) {
      keeper.changed();
    }
  }

  @Override
  public void close() {
    if (clock instanceof SettableClock settable) {
      settable.removeListener(lookAgain);
    }
    server.close();
    if (keeper != null) {
      keeper.save();
    }
    log.info("Local SNS/SQS on {} is closed", owner.baseUrl());
  }
}
