package dev.cyclonelariat.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.demo.Ledger.Balance;
import dev.cyclonelariat.cli.demo.Ledger.Expected;
import dev.cyclonelariat.cli.demo.Ledger.Pair;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerTest {

  private final Pair first = new Pair("mailer", UUID.randomUUID());
  private final Pair second = new Pair("search", first.uuid());
  private final Pair refused = new Pair("shop", first.uuid());
  private DemoDatabase database;
  private Ledger ledger;

  @BeforeEach
  void open() throws Exception {
    database = DemoDatabase.create(false);
    ledger = Ledger.create(database.dataSource());
    ledger.published(
        List.of(
            new Expected(first, false), new Expected(second, false), new Expected(refused, true)));
  }

  @AfterEach
  void close() throws Exception {
    database.close();
  }

  private void effect(Pair pair) throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      Ledger.effect(connection, pair);
    }
  }

  private void businessError(Pair pair) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "INSERT INTO inbox_messages (consumer, uuid, kind, type, publisher, version, data,"
                    + " client_error_message) VALUES (?, ?, 'event', 'x', 'x', 1, JSON '{}', 'no')")) {
      statement.setString(1, pair.consumer());
      statement.setObject(2, pair.uuid());
      statement.executeUpdate();
    }
  }

  private void assertBalance(Balance balance, boolean clean) throws SQLException {
    assertThat(ledger.balance()).isEqualTo(balance);
    assertThat(new Summary(1, 3, 0, 0, 0, balance).isClean()).isEqualTo(clean);
  }

  @Test
  void oneEffectForEachPairAndTheExpectedBusinessErrorAreClean() throws SQLException {
    effect(first);
    effect(second);
    businessError(refused);

    assertBalance(new Balance(2, 1, 0, 0, 0), true);
  }

  @Test
  void aPairWithoutAnEffectIsLost() throws SQLException {
    effect(second);
    businessError(refused);

    assertBalance(new Balance(1, 1, 1, 0, 0), false);
  }

  @Test
  void aBusinessErrorThatIsNotKeptIsLost() throws SQLException {
    effect(first);
    effect(second);

    assertBalance(new Balance(2, 0, 1, 0, 0), false);
  }

  @Test
  void aBusinessErrorThatNobodyRaisedIsALoss() throws SQLException {
    effect(first);
    businessError(second);
    businessError(refused);

    assertBalance(new Balance(1, 2, 1, 0, 0), false);
  }

  @Test
  void twoEffectsOfOnePairAreSeen() throws SQLException {
    effect(first);
    effect(first);
    effect(second);
    businessError(refused);

    assertBalance(new Balance(2, 1, 0, 1, 0), false);
  }

  @Test
  void anEffectThatShouldNotBeThereIsSeen() throws SQLException {
    effect(first);
    effect(second);
    effect(refused);
    effect(new Pair("audit", first.uuid()));
    businessError(refused);

    assertBalance(new Balance(4, 1, 0, 0, 2), false);
  }
}
