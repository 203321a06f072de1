package dev.cyclonelariat.local.sqs;

import dev.cyclonelariat.local.message.Characters;
import dev.cyclonelariat.local.message.MessageAttribute;
import dev.cyclonelariat.local.message.MessageAttributes;
import dev.cyclonelariat.local.message.NumberText;
import dev.cyclonelariat.local.protocol.Arguments;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads and checks the attributes of a message that is sent (SQS API Reference, SendMessage). */
final class AttributeReader {
  private static final int MAX_COUNT = 10;
  private static final int MAX_NAME_LENGTH = 256;

  private AttributeReader() {}

  static MessageAttributes read(Map<String, Arguments> given) {
    if (given.size() > MAX_COUNT) {
      throw SqsErrors.invalidParameter(
          "Number of message attributes ["
              + given.size()
              + "] exceeds the allowed maximum ["
              + MAX_COUNT
              + "].");
    }
    Map<String, MessageAttribute> attributes = new TreeMap<>();
    given.forEach((name, value) -> attributes.put(name, attribute(name, value)));
    return MessageAttributes.of(attributes);
  }

  private static MessageAttribute attribute(String name, Arguments value) {
    checkName(name);
    String type = value.stringOrEmpty("DataType");
    if (type.isEmpty() || type.length() > MAX_NAME_LENGTH) {
      throw invalid(name, "must contain a non-empty message attribute type.");
    }
    MessageAttribute attribute =
        new MessageAttribute(type, value.string("StringValue"), binary(value));
    checkValue(name, attribute);
    return attribute;
  }

  private static byte @Nullable [] binary(Arguments value) {
    String encoded = value.string("BinaryValue");
    try {
      return encoded == null ? null : Base64.getDecoder().decode(encoded);
    } catch (IllegalArgumentException e) {
      throw SqsErrors.invalidParameter("A BinaryValue is not correctly Base64-encoded.");
    }
  }

  private static void checkName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean valid =
        !name.isEmpty()
            && name.length() <= MAX_NAME_LENGTH
            && name.chars().allMatch(Characters::isAttributeName)
            && !name.startsWith(".")
            && !name.endsWith(".")
            && !name.contains("..")
            && !lower.startsWith("aws.")
            && !lower.startsWith("amazon.");
    if (!valid) {
      throw SqsErrors.invalidParameter(
          "The message attribute name '"
              + name
              + "' is invalid. Attribute name can contain A-Z, a-z, 0-9, underscore (_), hyphen"
              + " (-), and period (.) characters.");
    }
  }

  private static void checkValue(String name, MessageAttribute attribute) {
    String kind = attribute.kind();
    switch (kind) {
      case "String", "Number" -> {
        String text = attribute.stringValue();
        if (text == null || text.isEmpty() || attribute.binaryValue() != null) {
          throw emptyValue(name, kind);
        }
        checkCharacters(name, text);
        if (kind.equals("Number") && !NumberText.isNumber(text)) {
          throw SqsErrors.invalidParameter(
              "Can't cast the value of message (user) attribute '" + name + "' to a number.");
        }
      }
      case "Binary" -> {
        byte[] bytes = attribute.binaryValue();
        if (bytes == null || bytes.length == 0 || attribute.stringValue() != null) {
          throw emptyValue(name, kind);
        }
      }
      default ->
          throw SqsErrors.invalidParameter(
              "The type of message (user) attribute '"
                  + name
                  + "' is invalid. You must use only the following supported type prefixes: Binary,"
                  + " Number, String.");
    }
  }

  private static void checkCharacters(String name, String text) {
    if (Characters.firstInvalid(text) >= 0) {
      throw SqsErrors.invalidMessageContents(
          "Invalid binary character was found in the value of message (user) attribute '"
              + name
              + "'.");
    }
  }

  private static RuntimeException emptyValue(String name, String kind) {
    return invalid(name, "must contain a non-empty value of type '" + kind + "'.");
  }

  private static RuntimeException invalid(String name, String problem) {
    return SqsErrors.invalidParameter("Message (user) attribute '" + name + "' " + problem);
  }
}
