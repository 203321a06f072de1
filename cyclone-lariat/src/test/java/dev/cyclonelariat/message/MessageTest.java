package dev.cyclonelariat.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cyclonelariat.LariatException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MessageTest {

  record Address(String street, int number) {}

  record UserCreated(
      long id,
      @JsonProperty("full_name") String fullName,
      LocalDate born,
      Instant signedUpAt,
      BigDecimal balance,
      List<Address> addresses) {}

  private static final UUID ID = new UUID(7, 8);
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678901Z");

  private static MessageBuilder<Event> event() {
    return Event.builder("user_created")
        .uuid(ID)
        .publisher("users")
        .clock(Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @Test
  void whatIsNotSaidIsFilledIn() {
    Event event = Event.builder("user_created").publisher("users").build();

    assertThat(event.uuid()).isNotEqualTo(Event.builder("user_created").build().uuid());
    assertThat(event.version()).isEqualTo(1);
    assertThat(event.data()).isEmpty();
    assertThat(event().build().sentAt()).isEqualTo("2026-01-02T03:04:05.678Z");
    assertThat(event.violations()).isEmpty();
  }

  @Test
  void namingSubjectOrObjectMeansVersion2() {
    assertThat(event().subject("user", ID).build().version()).isEqualTo(2);
  }

  @Test
  void payloadsAreTypedBothWays() {
    UserCreated user =
        new UserCreated(
            42,
            "Ada Lovelace",
            LocalDate.of(1815, 12, 10),
            NOW,
            new BigDecimal("12.50"),
            List.of(new Address("St James's Square", 12)));

    Message received = MessageCodec.decode(MessageCodec.encode(event().data(user).build()));

    assertThat(received.data(UserCreated.class)).isEqualTo(user);
    assertThat(received.data())
        .containsEntry("full_name", "Ada Lovelace")
        .containsEntry("born", "1815-12-10")
        .containsEntry("signedUpAt", "2026-01-02T03:04:05.678901Z")
        .containsEntry("id", 42L);
  }

  @Test
  void aPayloadThatDoesNotFitIsSaidWithItsKey() {
    Event event = event().data(Map.of("id", "many")).build();

    assertThatThrownBy(() -> event.data(UserCreated.class))
        .isInstanceOf(LariatException.class)
        .hasMessageContaining("event_user_created")
        .hasMessageContaining("UserCreated");
  }

  @Test
  void aPayloadMustBeAnObject() {
    assertThatThrownBy(() -> event().data("text"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The data of a message must be a JSON object; java.lang.String is none");
    assertThatThrownBy(() -> event().data(Map.of("n", Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("JSON has no number NaN");
  }

  @Test
  void aBuiltMessageHoldsTheSameTypesAsAReceivedOne() {
    Map<String, Object> data = new HashMap<>();
    data.put("int", 1);
    data.put("short", (short) 2);
    data.put("double", 1.5d);
    data.put("big", new BigInteger("7"));
    data.put("huge", new BigInteger("99999999999999999999"));
    data.put("null", null);
    data.put("list", List.of(Map.of("x", 'c')));
    Event built = event().data(data).build();

    assertThat(built.data())
        .isEqualTo(MessageCodec.decode(MessageCodec.encode(built)).data())
        .containsEntry("int", 1L)
        .containsEntry("double", new BigDecimal("1.5"));
  }

  @Test
  void aMessageDoesNotChangeWithWhatItWasBuiltFrom() {
    List<String> list = new ArrayList<>(List.of("a"));
    Map<String, Object> data = new HashMap<>(Map.of("list", list));
    Event event = event().data(data).build();

    list.add("b");
    data.put("c", "d");

    assertThat(event.data()).isEqualTo(Map.of("list", List.of("a")));
    assertThatThrownBy(() -> event.data().put("x", "y"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void endlessDataIsRefused() {
    Map<String, Object> endless = new HashMap<>();
    endless.put("self", endless);

    assertThatThrownBy(() -> event().data(endless))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("99 levels");
  }

  @Test
  void whatTheSchemaForbidsIsListed() {
    assertThat(Event.builder("").version(2).subject("", ID).build().violations())
        .extracting(Violation::toString)
        .containsExactly(
            "publisher: is missing",
            "type: must say more than 'event_'",
            "subject.type: must not be empty",
            "object: is missing");
    assertThat(event().version(1).subject("user", ID).build().violations())
        .extracting(Violation::toString)
        .containsExactly("subject: is not part of version 1; use version 2");
    assertThat(event().version(3).build().violations())
        .extracting(Violation::toString)
        .containsExactly("version: must be 1 or 2, not 3");
    assertThat(event().sentAt(OffsetDateTime.parse("+10000-01-01T00:00:00Z")).build().violations())
        .extracting(Violation::path)
        .containsExactly("sent_at");
    assertThatThrownBy(() -> event().publisher("").build().validate())
        .isInstanceOf(InvalidMessageException.class)
        .hasMessage("The message is invalid: publisher: is missing");
  }

  @Test
  void messagesAreEqualByWhatIdentifiesThem() {
    Event event = event().build();

    assertThat(event)
        .isEqualTo(event().data(Map.of("other", "data")).build())
        .hasSameHashCodeAs(event().build());
    assertThat(event).isEqualTo(event().sentAt(NOW.plusMillis(300)).build());
    assertThat(event).isNotEqualTo(event().sentAt(NOW.plusSeconds(1)).build());
    assertThat(event).isNotEqualTo(event().uuid(new UUID(1, 1)).build());
    assertThat(event).isNotEqualTo(event().publisher("others").build());
    assertThat(event).isNotEqualTo(event().version(2).build());
    assertThat(event)
        .isNotEqualTo(
            Command.builder("user_created").uuid(ID).publisher("users").sentAt(NOW).build());
    assertThat(event)
        .isNotEqualTo(
            event.withStoreState(
                new StoreState(null, new ClientError("no", Map.of()), null, null)));
    assertThat(event.withStoreState(new StoreState("timeout", null, null, null))).isEqualTo(event);
    assertThat(event.withStoreState(new StoreState(null, null, NOW, null))).isNotEqualTo(event);
  }

  @Test
  void aCopyBeginsWithEverythingTheOriginalHolds() {
    Event event =
        event()
            .version(2)
            .subject("user", ID)
            .object("note", ID)
            .requestId(ID)
            .groupId("g")
            .build();

    Event copy = event.toBuilder().deduplicationId("d").build();

    assertThat(MessageCodec.encode(copy)).isEqualTo(MessageCodec.encode(event));
    assertThat(copy.groupId()).isEqualTo("g");
    assertThat(copy.deduplicationId()).isEqualTo("d");
  }

  @Test
  void itsTextShowsNoData() {
    assertThat(event().data(Map.of("password", "secret")).build())
        .hasToString("event_user_created 00000000-0000-0007-0000-000000000008 from users");
  }

  @Test
  void entitiesAreEqualWithoutLetterCase() {
    EntityRef ref = EntityRef.of("user", "A27C29E2-BBD3-490A-8F1B-CAA4F8D902EF");

    assertThat(ref)
        .isEqualTo(EntityRef.of("user", "a27c29e2-bbd3-490a-8f1b-caa4f8d902ef"))
        .hasToString("user:A27C29E2-BBD3-490A-8F1B-CAA4F8D902EF");
    assertThat(ref.with(Map.of("role", "admin"))).isNotEqualTo(ref);
    assertThatThrownBy(() -> ref.with(Map.of("type", "x")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EntityRef.of("user", "42"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("42");
  }
}
