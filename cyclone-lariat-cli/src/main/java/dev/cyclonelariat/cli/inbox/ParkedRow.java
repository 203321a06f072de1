package dev.cyclonelariat.cli.inbox;

import dev.cyclonelariat.cli.output.Fields;
import dev.cyclonelariat.cli.output.Row;
import dev.cyclonelariat.inbox.store.ParkedBody;
import dev.cyclonelariat.message.MessageCodec;
import java.util.List;

/**
 * A body that nobody could read.
 *
 * @param parked as the inbox keeps it
 */
public record ParkedRow(ParkedBody parked) implements Row {

  @Override
  public List<String> cells() {
    return List.of(
        parked.parkedAt().toString(),
        "parked",
        "",
        parked.messageId(),
        parked.queue(),
        Integer.toString(parked.receiveCount()),
        parked.reason());
  }

  @Override
  public String json() {
    return MessageCodec.encodeTree(fields().with("body", parked.text()).map());
  }

  /** What the inbox knows of it beside the body itself. */
  public Fields fields() {
    return new Fields()
        .with("state", parked.resolution() == null ? "parked" : "resolved")
        .with("queue", parked.queue())
        .with("message_id", parked.messageId())
        .with("group_id", parked.groupId())
        .with("receive_count", parked.receiveCount())
        .with("parked_at", parked.parkedAt().toString())
        .with("reason", parked.reason())
        .with("resolution", parked.resolution())
        .with("attributes", parked.attributes().isEmpty() ? null : parked.attributes());
  }
}
