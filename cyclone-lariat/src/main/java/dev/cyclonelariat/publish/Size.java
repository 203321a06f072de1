package dev.cyclonelariat.publish;

import java.util.Map;

/** Bytes as AWS counts them: the body, and name, type and value of each attribute, in UTF-8. */
final class Size {

  private Size() {}

  static int of(String body, Map<String, MessageAttribute> attributes) {
    int bytes = utf8(body);
    for (Map.Entry<String, MessageAttribute> attribute : attributes.entrySet()) {
      bytes += utf8(attribute.getKey());
      bytes += utf8(attribute.getValue().dataType());
      bytes += attribute.getValue().bytes().length;
    }
    return bytes;
  }

  private static int utf8(String text) {
    int bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        // Each half of a surrogate pair counts two of the pair's four bytes.
        bytes += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
      }
    }
    return bytes;
  }
}
