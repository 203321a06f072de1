package dev.cyclonelariat.message;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Writes a message's body: exactly the keys of its schema, in order, absent when null. */
final class BodyWriter {

  private static final int USUAL_CHARS = 512;

  private BodyWriter() {}

  static String write(Envelope message) {
    StringWriter text = new StringWriter(USUAL_CHARS);
    try (JsonGenerator json = Json.FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      if (message.uuid() != null) {
        json.writeStringProperty("uuid", message.uuid().text());
      }
      json.writeStringProperty("publisher", message.publisher());
      json.writeStringProperty("type", message.kind().wireType(message.type()));
      json.writeNumberProperty("version", message.version());
      json.writeName("data");
      value(json, message.data());
      if (message.requestId() != null) {
        json.writeStringProperty("request_id", message.requestId().text());
      }
      if (message.sentAt() != null) {
        json.writeStringProperty("sent_at", SentAt.format(message.sentAt()));
      }
      entity(json, "subject", message.subject());
      entity(json, "object", message.object());
      json.writeEndObject();
    }
    return Json.escapeUnsendable(text.toString());
  }

  static String write(Map<String, Object> tree) {
    return write(tree, ObjectWriteContext.empty());
  }

  /** Over several lines, for human eyes. */
  static String writeIndented(Map<String, Object> tree) {
    return write(tree, new Indented());
  }

  private static String write(Map<String, Object> tree, ObjectWriteContext context) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = Json.FACTORY.createGenerator(context, text)) {
      value(json, tree);
    }
    return Json.escapeUnsendable(text.toString());
  }

  private static void entity(JsonGenerator json, String name, @Nullable EntityRef ref) {
    if (ref == null) {
      return;
    }
    json.writeObjectPropertyStart(name);
    json.writeStringProperty(EntityRef.TYPE, ref.type());
    json.writeStringProperty(EntityRef.UUID_KEY, ref.writtenUuid());
    ref.extra().forEach((key, value) -> property(json, key, value));
    json.writeEndObject();
  }

  private static void property(JsonGenerator json, String key, @Nullable Object value) {
    json.writeName(key);
    value(json, value);
  }

  /** Takes what {@link Tree} lets pass and nothing else. */
  private static void value(JsonGenerator json, @Nullable Object value) {
    if (value instanceof String text) {
      json.writeString(text);
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      map.forEach((key, item) -> property(json, (String) key, item));
      json.writeEndObject();
    } else if (value instanceof List<?> items) {
      json.writeStartArray();
      items.forEach(item -> value(json, item));
      json.writeEndArray();
    } else if (value instanceof Boolean bool) {
      json.writeBoolean(bool);
    } else if (value instanceof BigInteger number) {
      json.writeNumber(number);
    } else if (value instanceof BigDecimal number) {
      json.writeNumber(number);
    } else {
      json.writeNull();
    }
  }

  private static final class Indented extends ObjectWriteContext.Base {

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }

    @Override
    public PrettyPrinter getPrettyPrinter() {
      var indenter = new DefaultIndenter("  ", "\n");
      return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    }
  }
}
