package dev.cyclonelariat.inbox;

import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.jdbc.Transactions;
import dev.cyclonelariat.message.ClientError;
import dev.cyclonelariat.message.MessageCodec;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * Keeps business errors, each in a transaction of its own. Details that the database refuses as
 * JSON are kept as text, behind the error's message.
 */
record ErrorKeeping(Transactions transactions, Dialect dialect) {

  <T> T keep(ClientError error, Keeping<T> keeping) throws Exception {
    try {
      return transactions.inTransaction(connection -> keeping.keep(connection, error));
    } catch (SQLException e) {
      if (!dialect.refusesValue(e)) {
        throw e;
      }
      ClientError plain = inOneText(error);
      return transactions.inTransaction(connection -> keeping.keep(connection, plain));
    }
  }

  private static ClientError inOneText(ClientError error) {
    return ClientError.of(
        error.message() + " " + MessageCodec.encodeTree(error.details()), Map.of());
  }

  /**
   * The statements that keep it.
   *
   * @param <T> what they give
   */
  interface Keeping<T> {
    T keep(Connection connection, ClientError error) throws SQLException;
  }
}
