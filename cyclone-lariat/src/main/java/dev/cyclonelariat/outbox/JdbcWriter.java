package dev.cyclonelariat.outbox;

import dev.cyclonelariat.jdbc.SqlErrors;
import dev.cyclonelariat.outbox.relay.Relay;
import dev.cyclonelariat.publish.EncodedMessage;
import dev.cyclonelariat.publish.Encoder;
import dev.cyclonelariat.publish.Outgoing;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Adds messages through one connection. */
final class JdbcWriter implements OutboxTransaction {

  private final Encoder encoder;
  private final Insertion insertion;
  private final Connection connection;
  private final UnaryOperator<Outgoing> inheritance;
  private final Consumer<JdbcWriter> whenFirstAdded;
  private boolean hasAdded;
  private boolean hasAddedToGroup;

  /**
   * A writer.
   *
   * @param inheritance gives messages what they inherit
   * @param whenFirstAdded run once, when the first message has been added
   */
  JdbcWriter(
      Encoder encoder,
      Insertion insertion,
      Connection connection,
      UnaryOperator<Outgoing> inheritance,
      Consumer<JdbcWriter> whenFirstAdded) {
    this.encoder = encoder;
    this.insertion = insertion;
    this.connection = connection;
    this.inheritance = inheritance;
    this.whenFirstAdded = whenFirstAdded;
  }

  @Override
  public Connection connection() {
    return connection;
  }

  /** The transaction has committed. */
  void wake(Relay relay) {
    if (hasAddedToGroup) {
      relay.wake();
    } else if (hasAdded) {
      relay.wakeForUnordered();
    }
  }

  @Override
  public void addAll(Collection<Outgoing> outgoing) {
    List<EncodedMessage> messages =
        outgoing.stream().map(inheritance).map(encoder::encode).toList();
    if (messages.isEmpty()) {
      return;
    }
    try {
      insertion.insert(connection, messages);
    } catch (SQLException e) {
      throw new OutboxException(
          messages.get(0) + " could not be added to the outbox: " + SqlErrors.text(e), e);
    }
    hasAddedToGroup |= messages.stream().anyMatch(EncodedMessage::isFifo);
    if (!hasAdded) {
      hasAdded = true;
      whenFirstAdded.accept(this);
    }
  }
}
