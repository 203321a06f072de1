package dev.cyclonelariat.local.protocol;

import dev.cyclonelariat.local.http.HttpResponse;
import dev.cyclonelariat.local.json.Json;
import dev.cyclonelariat.local.json.JsonSyntaxException;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/**
 * AWS JSON 1.0 as SQS speaks it: errors also carry the query protocol's code in {@code
 * x-amzn-query-error}, from which SDKs take the code they have always shown.
 */
final class JsonWire implements Wire {
  private static final String CONTENT_TYPE = "application/x-amz-json-1.0";

  static Arguments arguments(byte[] body) {
    try {
      Object document = body.length == 0 ? Map.of() : Json.parse(body);
      if (document instanceof Map<?, ?> map) {
        @SuppressWarnings("unchecked") // objects are built with string keys only
        Map<String, Object> members = (Map<String, Object>) map;
        return new Arguments(members);
      }
      throw AwsError.serialization("The request must be a JSON object.");
    } catch (JsonSyntaxException e) {
      throw AwsError.serialization(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public HttpResponse success(String operation, Struct result, String requestId) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    try (JsonGenerator generator = Json.generator(out)) {
      write(generator, result);
    }
    return new HttpResponse(200, headers(requestId), out.toByteArray());
  }

  @Override
  public HttpResponse failure(AwsError error, String requestId) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    try (JsonGenerator generator = Json.generator(out)) {
      write(generator, new Struct().with("__type", error.type()).with("message", error.text()));
    }
    Map<String, String> headers = headers(requestId);
    headers.put(
        "x-amzn-query-error", error.code() + (error.isSenderFault() ? ";Sender" : ";Receiver"));
    return new HttpResponse(error.status(), headers, out.toByteArray());
  }

  private static Map<String, String> headers(String requestId) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", CONTENT_TYPE);
    headers.put("x-amzn-RequestId", requestId);
    return headers;
  }

  private static void write(JsonGenerator out, Object value) {
    if (value instanceof String text) {
      out.writeString(text);
    } else if (value instanceof Utf8 text) {
      out.writeUTF8String(text.bytes(), 0, text.bytes().length);
    } else if (value instanceof Struct struct) {
      out.writeStartObject();
      for (int i = 0; i < struct.size(); i++) {
        out.writeName(struct.name(i));
        write(out, struct.value(i));
      }
      out.writeEndObject();
    } else if (value instanceof List<?> list) {
      out.writeStartArray();
      for (Object item : list) {
        write(out, item);
      }
      out.writeEndArray();
    } else if (value instanceof Map<?, ?> map) {
      out.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        out.writeName(String.valueOf(entry.getKey()));
        write(out, entry.getValue());
      }
      out.writeEndObject();
    } else if (value instanceof Boolean bool) {
      out.writeBoolean(bool);
    } else if (value instanceof Number number) {
      out.writeNumber(number.longValue());
    } else {
      throw new IllegalArgumentException("No JSON for " + value.getClass());
    }
  }
}
