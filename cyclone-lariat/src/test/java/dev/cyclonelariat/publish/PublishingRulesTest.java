package dev.cyclonelariat.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.message.InvalidMessageException;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageCodec;
import dev.cyclonelariat.resource.InvalidNameException;
import dev.cyclonelariat.resource.MissingSettingException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules, seen through fake publishing, which checks them all. */
class PublishingRulesTest {

  private final Lariat lariat =
      Lariat.of(
          LariatSettings.builder().publisher("users").instance("test").fakePublish(true).build());

  @AfterEach
  void close() {
    lariat.close();
  }

  private FakePublication only() {
    assertThat(lariat.fakePublications().list()).hasSize(1);
    return lariat.fakePublications().list().get(0);
  }

  private static Destination own() {
    return Destination.topic();
  }

  @Test
  void eventsAndCommandsGoToTheTopicOfTheirKindAndType() {
    lariat.publish(lariat.event("user_created").build());
    lariat.publish(lariat.command("ban_user").build());

    assertThat(lariat.fakePublications().list())
        .extracting(FakePublication::resource)
        .containsExactly(
            "test-event-fanout-users-user_created", "test-command-fanout-users-ban_user");
  }

  @Test
  void orToTheQueueOfTheirKindTypeAndReader() {
    lariat.publish(lariat.event("user_created").build(), Destination.queue());
    lariat.publish(lariat.command("ban_user").build(), Destination.queue().dest("admin"));

    assertThat(lariat.fakePublications().list())
        .extracting(FakePublication::resource)
        .containsExactly(
            "test-event-queue-users-user_created", "test-command-queue-users-ban_user-admin");
  }

  @Test
  void orToACustomTopicOrQueue() {
    lariat.publish(lariat.event("user_created").build(), Destination.topic("partners"));
    lariat.publish(
        lariat.event("user_created").groupId("g").build(), Destination.queue("payments.fifo"));

    assertThat(lariat.fakePublications().list())
        .extracting(publication -> publication.service() + " " + publication.resource())
        .containsExactly("SNS partners", "SQS payments.fifo");
  }

  @Test
  void fifoNeedsAGroupAndUsesTheUuidToDeduplicate() {
    Message event = lariat.event("user_created").groupId("user-42").build();

    PublishReceipt receipt = lariat.publish(event, own().fifo());

    assertThat(only().resource()).isEqualTo("test-event-fanout-users-user_created.fifo");
    assertThat(only().groupId()).isEqualTo("user-42");
    assertThat(only().deduplicationId()).isEqualTo(event.uuid().toString());
    assertThat(receipt.sequenceNumber()).isNotNull();
    assertThatThrownBy(() -> lariat.publish(lariat.event("user_created").build(), own().fifo()))
        .isInstanceOf(PublishRefusedException.class)
        .hasMessage(
            "Group id must be defined for FIFO resources: test-event-fanout-users-user_created.fifo");
  }

  @Test
  void aDeduplicationIdOfYourOwnIsKept() {
    lariat.publish(
        lariat.event("user_created").groupId("g").deduplicationId("d").build(), own().fifo());

    assertThat(only().deduplicationId()).isEqualTo("d");
  }

  @Test
  void standardResourcesTakeNoDeduplicationIdAndAGroupOnlyWhenAsked() {
    Message grouped = lariat.event("user_created").groupId("tenant-1").build();

    assertThatThrownBy(() -> lariat.publish(lariat.event("x").deduplicationId("d").build()))
        .isInstanceOf(PublishRefusedException.class)
        .hasMessageStartingWith("Deduplication id is for FIFO resources only");
    assertThatThrownBy(() -> lariat.publish(grouped))
        .isInstanceOf(PublishRefusedException.class)
        .hasMessageContaining("Destination.fair()");
    lariat.publish(grouped, Destination.queue().fair());
    assertThat(only().groupId()).isEqualTo("tenant-1");
    assertThat(only().deduplicationId()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "with space", "ümlaut", "a\nb"})
  void groupAndDeduplicationIdsAreChecked(String id) {
    assertThatThrownBy(() -> lariat.publish(lariat.event("x").groupId(id).build(), own().fifo()))
        .isInstanceOf(PublishRefusedException.class)
        .hasMessageContaining("128 letters");
    assertThatThrownBy(
            () ->
                lariat.publish(
                    lariat.event("x").groupId("g").deduplicationId(id).build(), own().fifo()))
        .isInstanceOf(PublishRefusedException.class);
  }

  @Test
  void invalidMessagesAreRefusedUnlessValidationIsSkipped() {
    Message invalid = lariat.event("user_created").version(2).publisher("").build();

    assertThatThrownBy(() -> lariat.publish(invalid))
        .isInstanceOf(InvalidMessageException.class)
        .hasMessage(
            "The message is invalid: publisher: is missing; subject: is missing; object: is missing");
    assertThat(lariat.fakePublications().list()).isEmpty();

    lariat.sender().publish(Outgoing.of(invalid).withoutValidation());
    assertThat(only().message()).isSameAs(invalid);
  }

  @Test
  void validationIsNeverRemembered() {
    Message valid = lariat.event("user_created").build();
    valid.validate();

    Message broken = lariat.event("user_created").publisher("").build();

    assertThatThrownBy(broken::validate).isInstanceOf(InvalidMessageException.class);
    assertThatThrownBy(() -> lariat.publish(broken)).isInstanceOf(InvalidMessageException.class);
  }

  @Test
  void namesThatCannotBeBuiltAreRefused() {
    assertThatThrownBy(() -> lariat.publish(lariat.event("user-created").build()))
        .isInstanceOf(InvalidNameException.class)
        .hasMessageContaining("'user-created'");
    assertThatThrownBy(
            () -> lariat.publish(lariat.event("x").build(), Destination.topic("partners.std")))
        .isInstanceOf(InvalidNameException.class);
    Lariat nameless = Lariat.of(LariatSettings.builder().fakePublish(true).build());
    assertThatThrownBy(() -> nameless.publish(nameless.event("x").publisher("users").build()))
        .isInstanceOf(MissingSettingException.class)
        .hasMessageContaining("INSTANCE");
  }

  @Test
  void attributesTravelBesideTheBodyAndNeverInIt() {
    Message event = lariat.event("user_created").build();
    String traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    lariat
        .sender()
        .publish(
            Outgoing.of(event)
                .attribute("tenant", "acme")
                .attribute("tries", MessageAttribute.number(3))
                .traceparent(traceparent));

    assertThat(only().attributes())
        .isEqualTo(
            Map.of(
                "tenant", MessageAttribute.text("acme"),
                "tries", MessageAttribute.number(3),
                "traceparent", MessageAttribute.text(traceparent)));
    assertThat(only().body()).isEqualTo(MessageCodec.encode(event));
  }

  @Test
  void moreThanTenAttributesAreRefused() {
    Outgoing outgoing = Outgoing.of(lariat.event("x").build()).traceparent("00-1-2-01");
    for (int i = 0; i < 9; i++) {
      outgoing = outgoing.attribute("a" + i, "v");
    }
    lariat.sender().publish(outgoing);
    Outgoing eleven = outgoing.attribute("a9", "v");

    assertThatThrownBy(() -> lariat.sender().publish(eleven))
        .isInstanceOf(PublishRefusedException.class)
        .hasMessageContaining("11 message attributes")
        .hasMessageContaining("raw subscription");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AWS.x", "amazon.x", "a..b", ".a", "a.", "a b", "", "ä"})
  void attributeNamesAreChecked(String name) {
    Outgoing outgoing = Outgoing.of(lariat.event("x").build()).attribute(name, "v");

    assertThatThrownBy(() -> lariat.sender().publish(outgoing))
        .isInstanceOf(PublishRefusedException.class);
  }

  @Test
  void attributesThatAwsRefusesCannotBeMade() {
    assertThatThrownBy(() -> MessageAttribute.text(""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new MessageAttribute("Text", "v"))
        .isInstanceOf(IllegalArgumentException.class);
    for (String[] wrong :
        new String[][] {
          {"Number", "abc"}, {"Number.int", "1,5"}, {"Binary", "no base64"}, {"String", "a\0b"}
        }) {
      assertThatThrownBy(() -> new MessageAttribute(wrong[0], wrong[1]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(wrong[0]);
    }
    assertThat(new MessageAttribute("String.uuid", "v").dataType()).isEqualTo("String.uuid");
    assertThat(MessageAttribute.text("tab\tand 😀").value()).hasSize(10);
    assertThat(MessageAttribute.number(-1.5e3).value()).isEqualTo("-1500.0");
  }

  @Test
  void sizeIsCheckedWithAttributesBeforeSending() {
    Message large = lariat.event("x").data(Map.of("text", "é".repeat(524_288 - 100))).build();

    lariat.publish(large);
    assertThat(large.toString()).hasSizeLessThan(100);
    assertThatThrownBy(
            () -> lariat.sender().publish(Outgoing.of(large).attribute("a", "v".repeat(200))))
        .isInstanceOf(PublishRefusedException.class)
        .hasMessageContaining("bytes long")
        .hasMessageContaining("test-event-fanout-users-x");
  }

  @Test
  void publishAllReportsEachMessageAndHoldsAGroupBackBehindAFailure() {
    Outgoing first = grouped("g", "a");
    Outgoing second = grouped("g", "b");
    Outgoing behind = grouped("g", "c");
    Outgoing other = grouped("h", "d");
    Outgoing invalid =
        Outgoing.of(lariat.event("x").publisher("").groupId("g").build()).to(own().fifo());

    PublishReport report =
        lariat.sender().publishAll(List.of(first, second, invalid, behind, other));

    assertThat(report.results())
        .extracting(PublishResult::outgoing)
        .containsExactly(first, second, invalid, behind, other);
    assertThat(report.sent())
        .extracting(PublishResult::outgoing)
        .containsExactly(first, second, other);
    assertThat(report.notSent())
        .extracting(failure -> failure.error().getClass().getSimpleName())
        .containsExactly("InvalidMessageException", "PublishHeldBackException");
    assertThatThrownBy(report::orThrow)
        .isInstanceOf(LariatException.class)
        .hasMessageStartingWith("2 of 5 messages were not sent")
        .hasCauseInstanceOf(InvalidMessageException.class);
  }

  private Outgoing grouped(String group, String text) {
    return Outgoing.of(lariat.event("x").groupId(group).data(Map.of("text", text)).build())
        .to(own().fifo());
  }

  @Test
  void asynchronousTwinsEndAsTheyDo() {
    Message event = lariat.event("x").build();

    assertThat(lariat.sender().publishAsync(event).join().resource())
        .isEqualTo("test-event-fanout-users-x");
    assertThat(lariat.sender().publishAllAsync(List.of(Outgoing.of(event))).join().sent())
        .hasSize(1);
    assertThatThrownBy(
            () -> lariat.sender().publishAsync(lariat.event("x").publisher("").build()).join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(InvalidMessageException.class);
  }

  @Test
  void theRecordOfFakesIsReadable() {
    lariat
        .sender()
        .publish(
            Outgoing.of(lariat.event("x").groupId("g").build())
                .to(own().fifo())
                .attribute("tenant", "acme"));

    assertThat(lariat.fakePublications().toString())
        .startsWith("topic test-event-fanout-users-x.fifo [group g] tenant=acme <- {\"uuid\":");
    lariat.fakePublications().clear();
    assertThat(lariat.fakePublications().list()).isEmpty();
  }

  @Test
  void anApplicationsPublisherHasAMethodForEachMessage() {
    record Mail(String to) {}
    class MailPublisher extends Publisher {
      MailPublisher() {
        super(lariat.messages(), lariat.sender());
      }

      void emailIsCreated(Mail mail) {
        publish(event("email_created").data(mail).build());
      }
    }

    new MailPublisher().emailIsCreated(new Mail("ada@example.com"));

    assertThat(only().resource()).isEqualTo("test-event-fanout-users-email_created");
    assertThat(only().message().data(Mail.class)).isEqualTo(new Mail("ada@example.com"));
  }
}
