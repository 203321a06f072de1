package dev.cyclonelariat.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.inbox.store.ActionLog;
import dev.cyclonelariat.message.EntityRef;
import dev.cyclonelariat.message.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who did what to whom, on every database. */
abstract class ActionLogContract extends StoreFixture {

  private static final EntityRef USER_42 = EntityRef.of("user", new UUID(0, 42));
  private static final EntityRef ADMIN = EntityRef.of("user", new UUID(0, 1));

  private int actions;

  @Test
  void theActionLogShowsBothDirectionsInTimeOrder() throws Exception {
    action("sign_up", USER_42, USER_42, null);
    action("sign_in", USER_42, USER_42, null);
    action("create_note", USER_42, EntityRef.of("note", new UUID(0, 769)), null);
    action("ban", ADMIN, USER_42, null);
    action("sign_in", ADMIN, ADMIN, null);
    action("retire", EntityRef.of("admin", USER_42.uuid()), ADMIN, null);

    assertThat(log(ActionLog.about(USER_42)))
        .containsExactly("sign_up", "sign_in", "create_note", "ban");
    assertThat(log(ActionLog.ofSubject(USER_42)))
        .containsExactly("sign_up", "sign_in", "create_note");
    assertThat(log(ActionLog.ofObject(USER_42))).containsExactly("sign_up", "sign_in", "ban");
    assertThat(log(ActionLog.about(USER_42).between(sent(2), sent(4))))
        .containsExactly("sign_in", "create_note");
  }

  @Test
  void theActionLogIsJoinedByRequest() throws Exception {
    UUID request = UUID.randomUUID();
    action("ban", ADMIN, USER_42, request);
    process(event().requestId(request).sentAt(sent(2)).build(), "audit", this::effect);
    action("sign_in", ADMIN, ADMIN, null);

    assertThat(log(ActionLog.about(USER_42))).containsExactly("ban");
    assertThat(log(ActionLog.about(USER_42).joinedByRequest()))
        .containsExactly("ban", "user_created");
    assertThat(store.ofRequest(request)).hasSize(2);
  }

  @Test
  void ofARequestThatCausedManyMessagesNoneIsLeftOut() throws Exception {
    UUID request = UUID.randomUUID();
    for (int i = 0; i < 60; i++) {
      action("ban", ADMIN, USER_42, request);
      action("tell", ADMIN, ADMIN, request);
    }

    List<String> joined = log(ActionLog.about(USER_42).joinedByRequest());

    assertThat(joined).filteredOn("ban"::equals).hasSize(60);
    assertThat(joined).filteredOn("tell"::equals).hasSize(60);
  }

  @Test
  void theActionLogShowsAMessageOnceHoweverManyConsumersHaveIt() {
    for (int i = 0; i < 130; i++) {
      Event event = event().subject(USER_42).object(ADMIN).sentAt(sent(i / 3)).build();
      process(event, this::effect);
      process(event, "audit", this::effect);
    }

    assertThat(store.actions(ActionLog.about(USER_42).joinedByRequest())).hasSize(130);
    assertThat(store.actions(ActionLog.about(USER_42)).map(StoreFixture::uuid))
        .doesNotHaveDuplicates();
  }

  @Test
  void theActionLogBeginsBefore1970() throws Exception {
    process(
        Event.builder("user_born")
            .publisher("users")
            .subject(ADMIN)
            .object(USER_42)
            .sentAt(Instant.parse("1968-01-02T03:04:05Z"))
            .build(),
        this::effect);

    assertThat(log(ActionLog.ofObject(USER_42))).containsExactly("user_born");
  }

  private void action(String type, EntityRef subject, EntityRef object, UUID request) {
    actions++;
    process(
        Event.builder(type)
            .publisher("users")
            .subject(subject)
            .object(object)
            .requestId(request)
            .sentAt(sent(actions))
            .build(),
        this::effect);
  }

  private static Instant sent(int minute) {
    return SENT.plus(Duration.ofMinutes(minute));
  }

  private List<String> log(ActionLog log) {
    return store.actions(log).map(stored -> stored.message().type()).toList();
  }
}
