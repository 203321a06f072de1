package dev.cyclonelariat.local.protocol;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Builds one XML document. */
final class XmlWriter {
  private static final char REPLACEMENT = '\ufffd';

  private final StringBuilder out = new StringBuilder(512).append("<?xml version=\"1.0\"?>\n");
  private final QueryDialect dialect;

  XmlWriter(QueryDialect dialect) {
    this.dialect = dialect;
  }

  XmlWriter open(String name) {
    out.append('<').append(name).append('>');
    return this;
  }

  XmlWriter open(String name, String namespace) {
    out.append('<').append(name).append(" xmlns=\"").append(namespace).append("\">");
    return this;
  }

  XmlWriter close(String name) {
    out.append("</").append(name).append('>');
    return this;
  }

  XmlWriter text(String name, String text) {
    open(name);
    escape(text);
    return close(name);
  }

  /** Writes a member of an answer under its name. */
  void value(String operation, String name, Object value) {
    if (value instanceof Struct struct) {
      open(name);
      for (int i = 0; i < struct.size(); i++) {
        value(operation, struct.name(i), struct.value(i));
      }
      close(name);
    } else if (value instanceof List<?> list) {
      dialect.writeList(this, operation, name, list);
    } else if (value instanceof Map<?, ?> map) {
      dialect.writeMap(this, operation, name, map);
    } else {
      text(name, value.toString());
    }
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        case '\r' -> out.append("&#xD;"); // a parser would turn a plain one into a line feed
        default -> out.append(isInXml(c) ? c : REPLACEMENT);
      }
    }
  }

  /** What XML 1.0 cannot hold comes from callers, in texts that errors repeat and in tags. */
  private static boolean isInXml(char c) {
    return c >= 0x20 ? c < 0xfffe : c == '\t' || c == '\n';
  }

  byte[] toByteArray() {
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }
}
