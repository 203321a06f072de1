package dev.cyclonelariat.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Messages to JSON bodies and back. It writes strictly, since a Ruby consumer fails on any key it
 * does not know, and reads tolerantly: unknown keys are ignored, {@code version} may be a string,
 * {@code sent_at} may lack fraction or zone.
 *
 * <p>Whatever bytes arrive, decoding gives a message or throws {@link InvalidMessageException}, in
 * time and memory linear in their length. Bodies nested deeper than 100 levels, Ruby's own limit,
 * numbers of more than 10,000 digits, and strings of more characters than SQS and SNS take bytes
 * are refused. Stateless and thread-safe.
 */
public final class MessageCodec {

  private static final String BODY = "body";

  private MessageCodec() {}

  /**
   * The body of a message as compact JSON: the keys of its schema in their order and nothing else.
   * The message is not validated.
   */
  public static String encode(Message message) {
    return BodyWriter.write(message.envelope());
  }

  /**
   * Decodes a bare body, or the one inside an SNS notification.
   *
   * @throws InvalidMessageException if it is no JSON object or breaks its schema, listing all
   *     violations
   */
  public static Message decode(String body) {
    return decodeBody(body).message();
  }

  /**
   * Like {@link #decode(String)}, from UTF-8 bytes.
   *
   * @throws InvalidMessageException also if the bytes are not UTF-8
   */
  public static Message decode(byte[] body) {
    try {
      return decode(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException e) {
      throw invalid("is not UTF-8");
    }
  }

  /**
   * Like {@link #decode(String)}, with what an SNS notification says beside the message.
   *
   * @throws InvalidMessageException if it is no JSON object or breaks its schema, listing all
   *     violations
   */
  public static DecodedBody decodeBody(String body) {
    BodyReader reader = read(body);
    Notification notification = reader.notification();
    if (notification == null) {
      return new DecodedBody(reader.message(), Map.of(), null);
    }
    if (notification.message() == null) {
      throw invalid("is an SNS notification whose Message is not a string");
    }
    return new DecodedBody(
        read(notification.message()).message(), notification.attributes(), notification.topicArn());
  }

  /**
   * What was published, whatever it is: what an SNS notification wraps, or else the body itself.
   * Never throws.
   */
  public static PublishedBody unwrap(String body) {
    try {
      Notification notification = read(body).notification();
      if (notification != null && notification.message() != null) {
        return new PublishedBody(notification.message(), notification.attributes());
      }
    } catch (InvalidMessageException e) {
      // No JSON object, so no notification either.
    }
    return new PublishedBody(body, Map.of());
  }

  /** A tree such as {@link Message#data()} as compact JSON, the way it stands in a body. */
  public static String encodeTree(Map<String, ?> tree) {
    return BodyWriter.write(Tree.freeze(tree));
  }

  /** Like {@link #encodeTree}, over several lines for human eyes. */
  public static String encodeTreeIndented(Map<String, ?> tree) {
    return BodyWriter.writeIndented(Tree.freeze(tree));
  }

  /**
   * The tree that a JSON object holds, in the form of {@link Message#data()}.
   *
   * @throws InvalidMessageException if the text is no JSON object
   */
  public static Map<String, Object> decodeTree(String json) {
    return readObject(json, TreeReader::object);
  }

  private static BodyReader read(String json) {
    return readObject(json, BodyReader::read);
  }

  private static <T> T readObject(String json, Function<JsonParser, T> reader) {
    try (JsonParser parser = Json.FACTORY.createParser(ObjectReadContext.empty(), json)) {
      JsonToken first = parser.nextToken();
      if (first != JsonToken.START_OBJECT) {
        throw invalid(first == null ? "is empty" : "must be a JSON object");
      }
      T object = reader.apply(parser);
      if (parser.nextToken() != null) {
        throw invalid("holds more than one JSON value");
      }
      return object;
    } catch (JacksonException e) {
      throw invalid(problem(e) + position(e.getLocation()));
    } catch (NumberFormatException e) {
      // Jackson throws this bare when digits and exponent together leave BigDecimal's range.
      throw invalid("holds a number out of range");
    }
  }

  private static String problem(JacksonException e) {
    return e instanceof StreamConstraintsException limit ? Json.problem(limit) : "is not JSON";
  }

  /** Breaking a limit is found without knowing where. */
  private static String position(@Nullable TokenStreamLocation at) {
    return at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
  }

  private static InvalidMessageException invalid(String problem) {
    return new InvalidMessageException(List.of(new Violation(BODY, problem)));
  }
}
