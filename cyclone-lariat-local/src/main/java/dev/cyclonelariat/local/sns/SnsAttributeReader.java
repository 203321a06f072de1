package dev.cyclonelariat.local.sns;

import dev.cyclonelariat.local.message.Characters;
import dev.cyclonelariat.local.message.MessageAttribute;
import dev.cyclonelariat.local.message.MessageAttributes;
import dev.cyclonelariat.local.message.NumberText;
import dev.cyclonelariat.local.protocol.Arguments;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads and checks the attributes of a message that is published. */
final class SnsAttributeReader {
  private static final int MAX_NAME_LENGTH = 256;
  private static final Set<String> KINDS = Set.of("String", "Number", "Binary");

  private SnsAttributeReader() {}

  static MessageAttributes read(Map<String, Arguments> given) {
    Map<String, MessageAttribute> attributes = new TreeMap<>();
    given.forEach((name, value) -> attributes.put(name, attribute(name, value)));
    return MessageAttributes.of(attributes);
  }

  private static MessageAttribute attribute(String name, Arguments value) {
    checkName(name);
    MessageAttribute attribute =
        new MessageAttribute(
            value.stringOrEmpty("DataType"), value.string("StringValue"), binary(value));
    checkValue(name, attribute);
    return attribute;
  }

  private static byte @Nullable [] binary(Arguments value) {
    String encoded = value.string("BinaryValue");
    try {
      return encoded == null ? null : Base64.getDecoder().decode(encoded);
    } catch (IllegalArgumentException e) {
      throw SnsErrors.invalidValue("A BinaryValue is not correctly Base64-encoded.");
    }
  }

  private static void checkName(String name) {
    if (name.isEmpty() || name.length() >= MAX_NAME_LENGTH) {
      throw SnsErrors.invalidValue("Length of message attribute name must be less than 256 bytes.");
    }
    for (int i = 0; i < name.length(); i++) {
      if (!Characters.isAttributeName(name.charAt(i))) {
        throw SnsErrors.invalidValue(
            "Invalid non-alphanumeric character '#x"
                + Integer.toHexString(name.charAt(i)).toUpperCase(Locale.ROOT)
                + "' was found in the message attribute name. Can only include alphanumeric"
                + " characters, hyphens, underscores, or dots.");
      }
    }
    if (name.startsWith(".")) {
      throw SnsErrors.invalidValue(
          "Invalid message attribute name starting with character '.' was found.");
    }
    if (name.endsWith(".")) {
      throw SnsErrors.invalidValue(
          "Invalid message attribute name ending with character '.' was found.");
    }
    if (name.contains("..")) {
      throw SnsErrors.invalidValue("Message attribute name can not have successive '.' character.");
    }
  }

  private static void checkValue(String name, MessageAttribute attribute) {
    String type = attribute.dataType();
    String kind = attribute.kind();
    if (!KINDS.contains(kind) || type.endsWith(".")) {
      throw SnsErrors.invalidValue(
          "The message attribute '"
              + name
              + "' has an invalid message attribute type, the set of supported type prefixes is"
              + " Binary, Number, and String.");
    }
    boolean binaryKind = kind.equals("Binary");
    byte[] binary = attribute.binaryValue();
    String text = attribute.stringValue();
    if (binaryKind ? text != null : binary != null) {
      throw SnsErrors.invalidValue(
          "The message attribute '"
              + name
              + "' with type '"
              + type
              + "' must use field '"
              + (binaryKind ? "Binary" : "String")
              + "'.");
    }
    if (binaryKind ? binary == null || binary.length == 0 : text == null || text.isEmpty()) {
      throw SnsErrors.invalidValue(
          "The message attribute '"
              + name
              + "' must contain non-empty message attribute value for message attribute type '"
              + type
              + "'.");
    }
    if (kind.equals("Number") && text != null && !NumberText.isNumber(text)) {
      throw SnsErrors.invalidValue(
          "Could not cast message attribute '" + name + "' value to number.");
    }
  }
}
