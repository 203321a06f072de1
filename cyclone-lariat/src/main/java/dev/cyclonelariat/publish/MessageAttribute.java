package dev.cyclonelariat.publish;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A message attribute of SNS and SQS, which travels beside the body.
 *
 * @param dataType {@code String}, {@code Number} or {@code Binary}, with a suffix of your own if
 *     you like: {@code String.uuid}
 * @param value the text; for Binary its Base64 form
 */
public record MessageAttribute(String dataType, String value) {

  private static final Pattern DATA_TYPE =
      Pattern.compile("(String|Number|Binary)(\\.[A-Za-z0-9_.-]+)?");

  /** What XML, and so neither SNS nor SQS, takes in a text. */
  private static final Pattern UNSENDABLE =
      Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF\\p{Cs}]");

  /**
   * Checks what AWS would refuse.
   *
   * @throws IllegalArgumentException if the type is none of the three, or the value is empty or not
   *     of its type
   */
  public MessageAttribute {
    if (!DATA_TYPE.matcher(dataType).matches()) {
      throw new IllegalArgumentException(
          "An attribute's type is String, Number or Binary, not '" + dataType + "'");
    }
    if (value.isEmpty()) {
      throw new IllegalArgumentException("AWS refuses message attributes with an empty value");
    }
    if (!isOfType(dataType, value)) {
      throw new IllegalArgumentException(
          "AWS refuses a message attribute of type " + dataType + " with such a value");
    }
  }

  private static boolean isOfType(String dataType, String value) {
    try {
      if (dataType.startsWith("Number")) {
        return new BigDecimal(value).precision() > 0;
      } else if (dataType.startsWith("Binary")) {
        return Base64.getDecoder().decode(value).length > 0;
      }
      return !UNSENDABLE.matcher(value).find();
    } catch (IllegalArgumentException e) { // NumberFormatException is one, too.
      return false;
    }
  }

  /** A text. */
  public static MessageAttribute text(String value) {
    return new MessageAttribute("String", value);
  }

  /** A number, which filter policies can compare. */
  public static MessageAttribute number(Number value) {
    return new MessageAttribute("Number", value.toString());
  }

  /** Bytes. */
  public static MessageAttribute binary(byte[] value) {
    return new MessageAttribute("Binary", Base64.getEncoder().encodeToString(value));
  }

  boolean isBinary() {
    return dataType.startsWith("Binary");
  }

  byte[] bytes() {
    return isBinary() ? Base64.getDecoder().decode(value) : value.getBytes(StandardCharsets.UTF_8);
  }
}
