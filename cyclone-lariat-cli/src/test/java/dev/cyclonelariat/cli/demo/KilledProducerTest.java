package dev.cyclonelariat.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.cli.demo.Ledger.Balance;
import dev.cyclonelariat.outbox.Outbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KilledProducerTest {

  private static final int ORDERS = 21;

  private DemoDatabase database;
  private Ledger ledger;

  @BeforeEach
  void open() throws Exception {
    database = DemoDatabase.create(false);
    ledger = Ledger.create(database.dataSource());
  }

  @AfterEach
  void close() throws Exception {
    database.close();
  }

  @Test
  void whatItHasCommittedLiesInTheOutboxAndWithoutARelayItIsLost() throws Exception {
    try (ProducerProcess producer = ProducerProcess.start(database.share(), 1000);
        Lariat lariat =
            Lariat.of(
                LariatSettings.builder().publisher("x").instance("x").fakePublish(true).build());
        Outbox outbox = lariat.outbox(database.dataSource()).build()) {
      assertThat(producer.awaitCommitted()).isEqualTo(ORDERS);
      producer.kill();

      assertThat(ProcessHandle.of(producer.pid())).isEmpty();
      assertThat(outbox.store().all()).hasSize(ORDERS);
      Balance balance = ledger.balance();
      assertThat(balance).isEqualTo(new Balance(0, 0, 2 * ORDERS, 0, 0));
      assertThat(new Summary(ORDERS, 0, 0, 0, 0, balance).isClean()).isFalse();
    }
  }

  @Test
  void ofFewMessagesItHasTheOrdersAmongThem() throws Exception {
    try (ProducerProcess producer = ProducerProcess.start(database.share(), 2)) {
      assertThat(producer.awaitCommitted()).isEqualTo(1);
    }
  }

  @Test
  void oneThatCannotCommitSaysWhy() throws Exception {
    String stranger = database.share().replaceFirst("[^/]*$", "stranger");

    try (ProducerProcess producer = ProducerProcess.start(stranger, 1000)) {
      assertThatThrownBy(producer::awaitCommitted)
          .isInstanceOf(LariatException.class)
          .hasMessageStartingWith("The process that commits orders has ended too early: ")
          .message()
          .hasLineCount(1);
    }
  }
}
