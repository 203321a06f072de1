package dev.cyclonelariat.outbox.relay;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageCodec;
import dev.cyclonelariat.outbox.store.AttributesJson;
import dev.cyclonelariat.publish.EncodedMessage;
import dev.cyclonelariat.publish.MessageAttribute;
import dev.cyclonelariat.publish.Service;
import dev.cyclonelariat.resource.Naming;
import dev.cyclonelariat.resource.Topic;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows that are claimed. A large body is left out until it is sent: of as many rows as a
 * claim has, all at once would fill the memory.
 */
record ClaimRows(Dialect dialect, Naming naming) {

  /** The bytes of the largest body that is read with its claim. */
  static final int LARGEST_CLAIMED = 4096;

  /**
   * Where goes what cannot be read: no topic is called so, so that sending it fails. It holds
   * nobody else up.
   */
  private static final String NOWHERE = "";

  /** What {@link #read} reads, in its order. */
  static final String COLUMNS =
      """
      m.id, m.lane, m.uuid, m.service, m.resource, m.deduplication_id, m.group_id,
      CASE WHEN octet_length({body}) <= 4096 OR m.resource IS NULL THEN {body} END,
      octet_length({body}), m.attributes, m.attempts, m.created_at""";

  static String columns(Dialect dialect) {
    return COLUMNS.replace(
        "{body}",
        dialect == Dialect.POSTGRESQL ? "m.serialized_message::text" : "m.serialized_message");
  }

  ClaimedEntry read(ResultSet row) throws SQLException {
    String body = row.getString(8);
    @Nullable Map<String, MessageAttribute> read = AttributesJson.read(row.getString(10));
    Map<String, MessageAttribute> attributes = Objects.requireNonNullElse(read, Map.of());
    String resource = read == null ? NOWHERE : row.getString(5);
    EncodedMessage message = message(row, resource, body, attributes);
    int beside = attributes.isEmpty() ? 0 : size(attributes);
    return new ClaimedEntry(
        row.getLong(1),
        row.getString(2),
        message,
        body == null,
        row.getInt(9) + beside,
        row.getInt(11),
        Objects.requireNonNull(dialect.time(row, 12)));
  }

  private static int size(Map<String, MessageAttribute> attributes) {
    return attributes.entrySet().stream()
        .mapToInt(
            attribute ->
                attribute.getKey().length()
                    + attribute.getValue().dataType().length()
                    + attribute.getValue().value().getBytes(StandardCharsets.UTF_8).length)
        .sum();
  }

  private EncodedMessage message(
      ResultSet row,
      @Nullable String resource,
      @Nullable String body,
      Map<String, MessageAttribute> attributes)
      throws SQLException {
    String group = row.getString(7);
    String deduplication = row.getString(6);
    if (resource == null) { // The gem's.
      resource = topic(Objects.requireNonNull(body), group != null);
      deduplication = group == null || deduplication != null ? deduplication : row.getString(3);
    }
    return new EncodedMessage(
        Objects.requireNonNull(dialect.uuid(row, 3)),
        "sqs".equals(row.getString(4)) ? Service.SQS : Service.SNS,
        resource,
        body == null ? "" : body,
        group,
        deduplication,
        attributes);
  }

  /** The gem sends to the topic of kind and type, FIFO if the message has a group. */
  private String topic(String body, boolean fifo) {
    try {
      Message message = MessageCodec.decode(body);
      Topic topic =
          Topic.of(naming.instance(), message.kind().word(), message.publisher(), message.type());
      return (fifo ? topic.fifo() : topic).name();
    } catch (LariatException e) {
      return NOWHERE;
    }
  }
}
