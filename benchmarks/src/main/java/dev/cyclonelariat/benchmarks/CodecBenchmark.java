package dev.cyclonelariat.benchmarks;

import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageCodec;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What our envelope costs over plain JSON. */
final class CodecBenchmark implements Benchmark {

  private static final int MESSAGES = 200_000;

  /** The message of the README. */
  private static final byte[] BODY =
      """
      {"uuid":"f2ce3813-0905-4d81-a60e-f289f2431f50","publisher":"sample_app",\
      "type":"event_note_added","version":1,"data":{"id":12,"text":"Sample of published data",\
      "attributes":["one","two","three"]},"request_id":"51285005-8a06-4181-b5fd-bf29f3b1a45a",\
      "sent_at":"2022-11-09T11:42:18.203+01:00"}"""
          .getBytes(StandardCharsets.UTF_8);

  private final JsonMapper jackson = new JsonMapper();

  /** Keeps the work from being optimised away. */
  @SuppressWarnings("UnusedVariable")
  private long sink;

  @Override
  public String name() {
    return "codec";
  }

  @Override
  public void run(Consumer<Figure> figures) throws Exception {
    figures.accept(
        new Comparison("codec: decode + validate + encode", "Jackson: readTree + writeValueAsBytes")
            .warmUps(10)
            .rounds(15)
            .time("at most 2.0", this::ours, this::jackson));
    figures.accept(
        new Comparison(
                "codec: 1 MiB of hostile body, per byte", "the same at a quarter of the size")
            .rounds(9)
            .time("about 1.0", () -> hostile(1 << 20), () -> hostile(1 << 18)));
  }

  private long ours() {
    for (int i = 0; i < MESSAGES; i++) {
      Message message = MessageCodec.decode(BODY);
      message.validate();
      sink += MessageCodec.encode(message).getBytes(StandardCharsets.UTF_8).length;
    }
    return MESSAGES;
  }

  private long jackson() {
    for (int i = 0; i < MESSAGES; i++) {
      JsonNode tree = jackson.readTree(BODY);
      sink += jackson.writeValueAsBytes(tree).length;
    }
    return MESSAGES;
  }

  /** Long numbers, repeated keys, deep arrays and escapes, as many as fit. */
  private long hostile(int bytes) {
    String number = "9".repeat(9_000);
    String deep = "[".repeat(90) + "]".repeat(90);
    StringBuilder data = new StringBuilder();
    while (data.length() < bytes) {
      data.append("\"k\":").append(number).append(",\"k\":").append(deep);
      data.append(",\"k\":\"").append("\\u0000".repeat(200)).append("\",");
    }
    String body = new String(BODY, StandardCharsets.UTF_8);
    String hostile = body.replace("{\"id\":12", "{" + data + "\"id\":12");
    int times = (1 << 22) / bytes;
    for (int i = 0; i < times; i++) {
      sink += MessageCodec.encode(MessageCodec.decode(hostile)).length();
    }
    return (long) times * hostile.length();
  }
}
