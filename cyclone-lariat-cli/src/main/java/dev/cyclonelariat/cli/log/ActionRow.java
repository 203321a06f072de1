package dev.cyclonelariat.cli.log;

import dev.cyclonelariat.cli.output.Fields;
import dev.cyclonelariat.cli.output.MessageJson;
import dev.cyclonelariat.cli.output.Row;
import dev.cyclonelariat.inbox.store.StoredMessage;
import dev.cyclonelariat.message.ClientError;
import dev.cyclonelariat.message.EntityRef;
import dev.cyclonelariat.message.Message;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An action: who did what to whom.
 *
 * @param stored the message that tells of it
 */
record ActionRow(StoredMessage stored) implements Row {

  static final List<String> HEADINGS =
      List.of("SENT", "SUBJECT", "TYPE", "OBJECT", "REQUEST", "BUSINESS ERROR");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  @Override
  public List<String> cells() {
    Message message = stored.message();
    ClientError error = message.clientError();
    return List.of(
        TIME.format(message.sentAt()),
        text(message.subject()),
        message.wireType(),
        text(message.object()),
        message.requestId() == null ? "" : message.requestId().toString(),
        error == null ? "" : error.message());
  }

  @Override
  public String json() {
    ClientError error = stored.message().clientError();
    return MessageJson.of(
        new Fields()
            .with("consumer", stored.consumer())
            .with("client_error", error == null ? null : error.message())
            .with("client_error_details", error == null ? null : error.details()),
        stored.message());
  }

  private static String text(@Nullable EntityRef entity) {
    return entity == null ? "" : entity.type() + ":" + entity.uuid();
  }
}
