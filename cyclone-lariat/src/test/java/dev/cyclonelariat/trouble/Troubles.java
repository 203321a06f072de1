package dev.cyclonelariat.trouble;

import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.inbox.RestartablePostgres;
import dev.cyclonelariat.local.fault.Fault;
import dev.cyclonelariat.message.Message;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** What goes wrong: at the database, at the broker, in handlers. */
final class Troubles {

  private static final int FAILURES = 10;

  private Troubles() {}

  /** The database is stopped, which cuts all connections, and started again. */
  record DatabaseStopped(Load load, RestartablePostgres server) implements Trouble {
    @Override
    public void begin() throws IOException {
      server.stop();
    }

    @Override
    public boolean isNoticed() {
      return load.failures() >= FAILURES;
    }

    @Override
    public void end() throws IOException {
      server.start();
    }
  }

  /** Something else has taken all connections of the pool. */
  record PoolExhausted(Load load, List<Connection> taken) implements Trouble {
    PoolExhausted(Load load) {
      this(load, new ArrayList<>());
    }

    @Override
    public void begin() {
      while (taken.size() < load.database().getMaximumPoolSize()) {
        try {
          taken.add(load.database().getConnection());
        } catch (SQLException e) {
          // The handlers have the rest; they give them back soon.
        }
      }
    }

    @Override
    public boolean isNoticed() {
      return load.failures() >= FAILURES;
    }

    @Override
    public void end() throws SQLException {
      for (Connection connection : taken) {
        connection.close();
      }
    }
  }

  /** Handlers take the same two locks, every other in the other order. */
  static final class Deadlocks implements Trouble {
    private final Load load;
    private final AtomicInteger runs = new AtomicInteger();
    private volatile boolean on;

    Deadlocks(Load load) throws SQLException {
      this.load = load;
      load.execute(
          """
          ALTER DATABASE postgres SET deadlock_timeout = '20ms';
          CREATE TABLE balances (id integer PRIMARY KEY, amount integer NOT NULL);
          INSERT INTO balances VALUES (0, 0), (1, 0)""");
      load.database().getHikariPoolMXBean().softEvictConnections();
    }

    @Override
    public void begin() {
      on = true;
    }

    @Override
    public void inHandler(Message message, HandlerContext context) throws SQLException {
      if (on) {
        int first = runs.incrementAndGet() % 2;
        add(first, context.connection());
        add(1 - first, context.connection());
      }
    }

    private static void add(int balance, Connection connection) throws SQLException {
      try (var update =
          connection.prepareStatement("UPDATE balances SET amount = amount + 1 WHERE id = ?")) {
        update.setInt(1, balance);
        update.executeUpdate();
      }
    }

    @Override
    public boolean isNoticed() {
      return load.failures() > 0;
    }

    @Override
    public void end() {
      on = false;
    }
  }

  /** The broker is stopped and started again, with nothing left: all is sent to it once more. */
  record BrokerStopped(Load load) implements Trouble {
    @Override
    public void begin() {
      load.aws().stopServer();
      while (!load.receivingFails()) {
        Thread.onSpinWait();
      }
    }

    @Override
    public boolean isNoticed() {
      return true;
    }

    @Override
    public void end() {
      load.aws().startServerAgain();
      load.createQueue();
      load.sendAllAgain();
    }
  }

  /** The broker breaks off the worker's calls: some have done their work, some have not. */
  static final class BrokerBreaksOff implements Trouble {
    private static final List<String> CALLS =
        List.of("ReceiveMessage", "DeleteMessageBatch", "ChangeMessageVisibilityBatch");

    private final Load load;
    private final List<Fault> faults = new ArrayList<>();

    BrokerBreaksOff(Load load) {
      this.load = load;
    }

    @Override
    public void begin() {
      for (String call : CALLS) {
        faults.add(load.aws().server().faults().on(call).probability(0.5).dropAfterWork());
        faults.add(load.aws().server().faults().on(call).dropBeforeWork());
      }
    }

    @Override
    public boolean isNoticed() {
      return faults.stream().mapToInt(Fault::hits).sum() >= FAILURES;
    }

    @Override
    public void end() {
      faults.forEach(Fault::remove);
    }
  }

  /** Half of the handlers never return, and do not care for being interrupted. */
  static final class HandlersHang implements Trouble {
    private final Load load;
    private final AtomicInteger free = new AtomicInteger();
    private final CountDownLatch hanging = new CountDownLatch(Load.THREADS / 2);
    private final CountDownLatch end = new CountDownLatch(1);

    HandlersHang(Load load) {
      this.load = load;
    }

    @Override
    public void begin() {
      free.set(Load.THREADS / 2);
    }

    @Override
    public void inHandler(Message message, HandlerContext context) {
      if (free.getAndDecrement() > 0) {
        hanging.countDown();
        while (end.getCount() > 0) {
          try {
            end.await();
          } catch (InterruptedException e) {
            // It does not care.
          }
        }
      }
    }

    @Override
    public boolean isNoticed() {
      return hanging.getCount() == 0;
    }

    @Override
    public void awaitTheRest() throws Exception {
      load.awaitAnswered(load.messages() - Load.THREADS / 2);
    }

    @Override
    public void end() {
      end.countDown();
    }
  }
}
