package dev.cyclonelariat.message;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads one JSON object that is either the body of a message or the SNS notification around one, in
 * a single pass. Unknown keys are skipped. One reader reads one object.
 */
final class BodyReader {

  private static final int ABSENT = 0;

  private final JsonParser parser;
  private final Violations violations = new Violations();

  private @Nullable String uuid;
  private @Nullable String publisher;
  private @Nullable String type;
  private int version = ABSENT;
  private Map<String, Object> data = Map.of();
  private @Nullable String requestId;
  private @Nullable String sentAt;
  private @Nullable Object subject;
  private @Nullable Object object;
  private final Notification.Draft notification = new Notification.Draft();

  private BodyReader(JsonParser parser) {
    this.parser = parser;
  }

  /** The parser stands before the first key. Afterwards ask for the notification or the message. */
  static BodyReader read(JsonParser parser) {
    BodyReader reader = new BodyReader(parser);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      reader.readField(key);
    }
    return reader;
  }

  /** The SNS notification this object is, or null when it is a body itself. */
  @Nullable Notification notification() {
    return notification.finish();
  }

  /**
   * @throws InvalidMessageException listing all violations, if there are any
   */
  Message message() {
    Kind kind = type == null ? Kind.UNKNOWN : Kind.ofWireType(type);
    boolean v2 = version == 2;
    if (version == ABSENT) {
      violations.add("version", Violations.MISSING);
    }
    Envelope envelope =
        new Envelope(
            kind,
            requiredUuid("uuid", uuid),
            publisher == null ? "" : publisher,
            required("type", type).substring(kind.prefix().length()),
            version,
            data,
            requestId == null ? null : uuid("request_id", requestId),
            time(required("sent_at", sentAt)),
            v2 ? entity("subject", subject) : null,
            v2 ? entity("object", object) : null,
            null,
            null,
            StoreState.NONE);
    SchemaRules.check(envelope, violations);
    InvalidMessageException.throwIfAny(violations.list());
    return envelope.toMessage();
  }

  private void readField(String key) {
    switch (key) {
      case "uuid" -> uuid = text(key);
      case "publisher" -> publisher = text(key);
      case "type" -> type = text(key);
      case "version" -> version = readVersion();
      case "data" -> data = readData();
      case "request_id" -> requestId = text(key);
      case "sent_at" -> sentAt = text(key);
      case "subject" -> subject = TreeReader.value(parser);
      case "object" -> object = TreeReader.value(parser);
      default -> {
        if (!notification.read(key, parser)) {
          parser.skipChildren();
        }
      }
    }
  }

  private @Nullable String text(String key) {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parser.getString();
    }
    if (parser.currentToken() != JsonToken.VALUE_NULL) {
      violations.add(key, "must be a string");
      parser.skipChildren();
    }
    return null;
  }

  /** Ruby services also write the version as a string of digits. */
  private int readVersion() {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_STRING) {
      String digits = parser.getString();
      if (digits.equals("1") || digits.equals("2")) {
        return digits.charAt(0) - '0';
      }
      violations.add("version", "must be 1 or 2, not " + abbreviated(digits));
    } else if (token != JsonToken.VALUE_NULL) {
      violations.add("version", "must be an integer");
      parser.skipChildren();
    }
    return ABSENT;
  }

  private Map<String, Object> readData() {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      return TreeReader.object(parser);
    }
    if (parser.currentToken() != JsonToken.VALUE_NULL) {
      violations.add("data", "must be a JSON object");
      parser.skipChildren();
    }
    return Map.of();
  }

  private String required(String path, @Nullable String value) {
    if (value == null) {
      violations.add(path, Violations.MISSING);
      return "";
    }
    return value;
  }

  private @Nullable WrittenUuid requiredUuid(String path, @Nullable String text) {
    return uuid(path, required(path, text));
  }

  private @Nullable WrittenUuid uuid(String path, String text) {
    WrittenUuid parsed = WrittenUuid.parse(text).orElse(null);
    if (parsed == null) {
      violations.add(path, Violations.NOT_A_UUID);
    }
    return parsed;
  }

  private @Nullable OffsetDateTime time(String text) {
    OffsetDateTime time = SentAt.parse(text).orElse(null);
    if (time == null) {
      violations.add("sent_at", "must be an ISO 8601 time such as 2022-11-09T11:42:18.203+01:00");
    }
    return time;
  }

  private @Nullable EntityRef entity(String path, @Nullable Object tree) {
    if (!(tree instanceof Map<?, ?> map)) {
      violations.add(path, tree == null ? Violations.MISSING : "must be a JSON object");
      return null;
    }
    Map<String, Object> extra = new LinkedHashMap<>();
    map.forEach((key, value) -> extra.put((String) key, value));
    String type = filled(path + "." + EntityRef.TYPE, extra.remove(EntityRef.TYPE));
    String text = filled(path + "." + EntityRef.UUID_KEY, extra.remove(EntityRef.UUID_KEY));
    WrittenUuid entityUuid = text == null ? null : uuid(path + "." + EntityRef.UUID_KEY, text);
    return type == null || entityUuid == null ? null : new EntityRef(type, entityUuid, extra);
  }

  private @Nullable String filled(String path, @Nullable Object value) {
    if (value instanceof String text && !text.isEmpty()) {
      return text;
    }
    violations.add(
        path,
        value == null
            ? Violations.MISSING
            : value instanceof String ? Violations.EMPTY : "must be a string");
    return null;
  }

  private static String abbreviated(String text) {
    return text.length() <= 20 ? text : text.substring(0, 20) + "…";
  }
}
