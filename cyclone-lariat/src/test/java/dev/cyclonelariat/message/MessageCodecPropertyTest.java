package dev.cyclonelariat.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MessageCodecPropertyTest {

  @Property
  void everyMessageSurvivesTheWire(@ForAll("messages") Message message) {
    String body = MessageCodec.encode(message);
    Message read = MessageCodec.decode(body);

    assertThat(read).isEqualTo(message);
    assertThat(read.data()).isEqualTo(message.data());
    assertThat(read.requestId()).isEqualTo(message.requestId());
    assertThat(read.sentAt()).isEqualTo(message.sentAt());
    assertThat(read.sentAt().getOffset()).isEqualTo(message.sentAt().getOffset());
    assertThat(read.subject()).isEqualTo(message.subject());
    assertThat(read.object()).isEqualTo(message.object());
    assertThat(MessageCodec.encode(read)).isEqualTo(body);
  }

  @Property
  void everyBodyIsTextThatSqsAccepts(@ForAll("messages") Message message) {
    assertThat(MessageCodec.encode(message).codePoints())
        .allMatch(
            c ->
                c == 0x9
                    || c == 0xA
                    || c == 0xD
                    || (c >= 0x20 && c <= 0xD7FF)
                    || (c >= 0xE000 && c <= 0xFFFD)
                    || c >= 0x10000);
  }

  @Provide
  Arbitrary<Message> messages() {
    Arbitrary<Map<String, Object>> trees =
        Arbitraries.maps(Arbitraries.strings().ofMaxLength(5), values(3)).ofMaxSize(4);
    Arbitrary<UUID> uuids = Arbitraries.create(UUID::randomUUID);
    Arbitrary<OffsetDateTime> times =
        Combinators.combine(
                Arbitraries.longs().between(-60_000_000_000_000L, 250_000_000_000_000L),
                Arbitraries.integers().between(-18 * 60, 18 * 60))
            .as(
                (millis, minutes) ->
                    Instant.ofEpochMilli(millis).atOffset(ZoneOffset.ofTotalSeconds(minutes * 60)));
    return Combinators.combine(
            Arbitraries.of(true, false),
            Arbitraries.strings().ofMinLength(1).ofMaxLength(20),
            Arbitraries.strings().ofMinLength(1).ofMaxLength(20),
            trees,
            uuids.injectNull(0.5),
            times,
            uuids.tuple2().injectNull(0.5),
            trees)
        .as(
            (isEvent, type, publisher, data, requestId, time, refs, extra) -> {
              MessageBuilder<? extends Message> builder =
                  isEvent ? Event.builder(type) : Command.builder(type);
              builder.publisher(publisher).data(data).requestId(requestId).sentAt(time);
              if (refs != null) {
                Map<String, Object> further = new HashMap<>(extra);
                further.keySet().removeAll(List.of("type", "uuid"));
                builder
                    .subject(EntityRef.of("user", refs.get1()).with(further))
                    .object("note", refs.get2());
              }
              return builder.build();
            });
  }

  private static Arbitrary<Object> values(int depth) {
    Arbitrary<Object> leaves =
        Arbitraries.oneOf(
            List.of(
                Arbitraries.strings().ofMaxLength(8).asGeneric(),
                Arbitraries.longs().asGeneric(),
                Arbitraries.bigIntegers().asGeneric(),
                Arbitraries.bigDecimals().asGeneric(),
                Arbitraries.of(true, false).asGeneric(),
                Arbitraries.just(null).asGeneric()));
    return depth == 0
        ? leaves
        : Arbitraries.oneOf(
            List.of(
                leaves,
                Arbitraries.lazy(() -> values(depth - 1)).list().ofMaxSize(3).asGeneric(),
                Arbitraries.maps(
                        Arbitraries.strings().ofMaxLength(4),
                        Arbitraries.lazy(() -> values(depth - 1)))
                    .ofMaxSize(3)
                    .asGeneric()));
  }
}
